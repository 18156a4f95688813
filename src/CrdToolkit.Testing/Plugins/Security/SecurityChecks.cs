namespace CrdToolkit.Testing.Plugins.Security;

/// <summary>The rules of all levels and versions, in the order in which a kube-apiserver of 1.36 lists what breaks them: by level, then by name.</summary>
internal static class SecurityChecks
{
    private static readonly SecurityCheck[] All =
    [
        new(SecurityLevel.Baseline, 0, null, BaselineChecks.AppArmorProfile),
        new(SecurityLevel.Baseline, 0, null, BaselineChecks.Capabilities) { ReplacedWhenRestricted = 22 },
        new(SecurityLevel.Baseline, 0, null, BaselineChecks.HostNamespaces),
        new(SecurityLevel.Baseline, 0, null, BaselineChecks.HostPathVolumes) { ReplacedWhenRestricted = 0 },
        new(SecurityLevel.Baseline, 0, null, BaselineChecks.HostPorts),
        new(SecurityLevel.Baseline, 34, null, BaselineChecks.HostProbes),
        new(SecurityLevel.Baseline, 0, null, BaselineChecks.Privileged),
        new(SecurityLevel.Baseline, 0, 35, BaselineChecks.ProcMount),
        new(SecurityLevel.Baseline, 35, null, pod => pod.HasOwnUsers ? null : BaselineChecks.ProcMount(pod)) { ReplacedWhenRestricted = 35 },
        new(SecurityLevel.Baseline, 0, 31, pod => SecurityOptions.SELinux(pod, minor: 0)),
        new(SecurityLevel.Baseline, 31, null, pod => SecurityOptions.SELinux(pod, minor: 31)),
        new(SecurityLevel.Baseline, 0, 19, SeccompChecks.Annotations),
        new(SecurityLevel.Baseline, 19, null, SeccompChecks.Baseline) { ReplacedWhenRestricted = 19 },
        new(SecurityLevel.Baseline, 0, 27, pod => SecurityOptions.Sysctls(pod, minor: 0)),
        new(SecurityLevel.Baseline, 27, 29, pod => SecurityOptions.Sysctls(pod, minor: 27)),
        new(SecurityLevel.Baseline, 29, 32, pod => SecurityOptions.Sysctls(pod, minor: 29)),
        new(SecurityLevel.Baseline, 32, null, pod => SecurityOptions.Sysctls(pod, minor: 32)),
        new(SecurityLevel.Baseline, 0, null, BaselineChecks.WindowsHostProcess),
        new(SecurityLevel.Restricted, 8, 25, RestrictedChecks.PrivilegeEscalation),
        new(SecurityLevel.Restricted, 25, null, pod => pod.IsOfWindows ? null : RestrictedChecks.PrivilegeEscalation(pod)),
        new(SecurityLevel.Restricted, 22, 25, RestrictedChecks.Capabilities),
        new(SecurityLevel.Restricted, 25, null, pod => pod.IsOfWindows ? null : RestrictedChecks.Capabilities(pod)),
        new(SecurityLevel.Restricted, 35, null, BaselineChecks.ProcMount),
        new(SecurityLevel.Restricted, 0, null, RestrictedChecks.Volumes),
        new(SecurityLevel.Restricted, 0, 35, RestrictedChecks.RunAsNonRoot),
        new(SecurityLevel.Restricted, 35, null, pod => pod.HasOwnUsers ? null : RestrictedChecks.RunAsNonRoot(pod)),
        new(SecurityLevel.Restricted, 23, 35, RestrictedChecks.RunAsUser),
        new(SecurityLevel.Restricted, 35, null, pod => pod.HasOwnUsers ? null : RestrictedChecks.RunAsUser(pod)),
        new(SecurityLevel.Restricted, 19, 25, SeccompChecks.Restricted),
        new(SecurityLevel.Restricted, 25, null, pod => pod.IsOfWindows ? null : SeccompChecks.Restricted(pod)),
    ];

    /// <summary>What a pod breaks of a standard.</summary>
    public static IReadOnlyList<SecurityViolation> Violations(SecurityStandard standard, CheckedPod pod) => standard.Level == SecurityLevel.Privileged
        ? []
        : [.. All.Where(check => check.IsPartOf(standard)).Select(check => check.Find(pod)).OfType<SecurityViolation>()];

    /// <summary>Violations as one text: <c>privileged (container "a" must …), …</c>.</summary>
    public static string Details(IEnumerable<SecurityViolation> violations) =>
        string.Join(", ", violations.Select(violation => violation.Detail.Length == 0 ? violation.Reason : $"{violation.Reason} ({violation.Detail})"));
}
