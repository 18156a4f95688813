using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;

namespace CrdToolkit.Testing.Plugins.Security;

/// <summary>Rules of the baseline level whose lists of what is allowed have grown with the versions: SELinux options and kernel parameters.</summary>
internal static class SecurityOptions
{
    private static readonly (int Since, string Type)[] SELinuxTypes = [(0, ""), (0, "container_t"), (0, "container_init_t"), (0, "container_kvm_t"), (31, "container_engine_t")];

    private static readonly (int Since, string Name)[] SafeSysctls =
    [
        (0, "kernel.shm_rmid_forced"), (0, "net.ipv4.ip_local_port_range"), (0, "net.ipv4.tcp_syncookies"), (0, "net.ipv4.ping_group_range"),
        (0, "net.ipv4.ip_unprivileged_port_start"), (27, "net.ipv4.ip_local_reserved_ports"), (29, "net.ipv4.tcp_keepalive_time"),
        (29, "net.ipv4.tcp_fin_timeout"), (29, "net.ipv4.tcp_keepalive_intvl"), (29, "net.ipv4.tcp_keepalive_probes"), (32, "net.ipv4.tcp_rmem"), (32, "net.ipv4.tcp_wmem"),
    ];

    /// <summary>The SELinux type is one of those for containers; user and role are not set.</summary>
    public static SecurityViolation? SELinux(CheckedPod pod, int minor)
    {
        var options = pod.Containers.Select(container => container.Child("securityContext")).Prepend(pod.Security).Select(security => security.Child("seLinuxOptions")).ToList();
        var setters = CheckedPod.Setters(Wrong(pod.Security), pod.WhereSecurity(Wrong));
        if (setters.Length == 0)
        {
            return null;
        }

        var types = CheckedPod.Sorted(options.Select(option => option.Text("type")).Where(IsWrongType));
        string[] problems =
        [
            .. types.Count > 0 ? [$"{CheckedPod.Plural("type", types.Count)} {CheckedPod.Quoted(types)}"] : (string[])[],
            .. options.Any(option => option.Text("user").Length > 0) ? ["user may not be set"] : (string[])[],
            .. options.Any(option => option.Text("role").Length > 0) ? ["role may not be set"] : (string[])[],
        ];
        return new SecurityViolation("seLinuxOptions", $"{setters} set forbidden securityContext.seLinuxOptions: {string.Join("; ", problems)}");

        bool IsWrongType(string type) => !SELinuxTypes.Any(allowed => allowed.Type == type && allowed.Since <= minor);

        bool Wrong(JsonObject security) => security.Child("seLinuxOptions") is var own && (IsWrongType(own.Text("type")) || own.Text("user").Length > 0 || own.Text("role").Length > 0);
    }

    /// <summary>The kernel parameters that a pod sets are of the pod alone.</summary>
    public static SecurityViolation? Sysctls(CheckedPod pod, int minor)
    {
        var unsafeNames = pod.Security.Objects("sysctls").Select(sysctl => sysctl.Text("name"))
            .Where(name => !SafeSysctls.Any(safe => safe.Name == name && safe.Since <= minor)).ToList();
        return unsafeNames.Count == 0 ? null : new SecurityViolation("forbidden sysctls", string.Join(", ", unsafeNames));
    }
}
