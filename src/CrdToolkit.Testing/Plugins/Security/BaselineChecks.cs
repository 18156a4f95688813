using System.Globalization;
using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;

namespace CrdToolkit.Testing.Plugins.Security;

/// <summary>Rules of the baseline level: what leads out of a container is not allowed.</summary>
internal static class BaselineChecks
{
    private const string AppArmorAnnotation = "container.apparmor.security.beta.kubernetes.io/";

    private static readonly string[] UsualCapabilities =
    [
        "AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD", "NET_BIND_SERVICE", "SETFCAP", "SETGID", "SETPCAP", "SETUID", "SYS_CHROOT",
    ];

    /// <summary>The AppArmor profile is the default one or a local one.</summary>
    public static SecurityViolation? AppArmorProfile(CheckedPod pod)
    {
        static string? Wrong(JsonObject security) =>
            security["appArmorProfile"] is JsonObject profile && profile.Text("type") is not ("RuntimeDefault" or "Localhost") ? profile.Text("type") : null;

        var ofPod = Wrong(pod.Security);
        var containers = pod.WhereSecurity(security => Wrong(security) is not null);
        var annotations = CheckedPod.Sorted(pod.Annotations.Members
            .Where(member => member.Key.StartsWith(AppArmorAnnotation, StringComparison.Ordinal)
                && member.Value is JsonString { Value: not ("" or "runtime/default") } text && !text.Value.StartsWith("localhost/", StringComparison.Ordinal))
            .Select(member => $"{member.Key}=\"{((JsonString)member.Value).Value}\""));
        var values = CheckedPod.Sorted(pod.Containers.Select(container => Wrong(container.Child("securityContext"))).Append(ofPod).OfType<string>()).Concat(annotations).ToList();
        var setters = ((string[])[CheckedPod.Setters(ofPod is not null, containers), annotations.Count == 0 ? "" : CheckedPod.Plural("annotation", annotations.Count)])
            .Where(setter => setter.Length > 0);
        return values.Count == 0 ? null : new SecurityViolation(
            CheckedPod.Plural("forbidden AppArmor profile", values.Count),
            $"{string.Join(" and ", setters)} must not set AppArmor profile type to {CheckedPod.Quoted(values)}");
    }

    /// <summary>Containers get no capabilities beyond the usual ones.</summary>
    public static SecurityViolation? Capabilities(CheckedPod pod)
    {
        static IEnumerable<string> Wrong(JsonObject security) => security.Child("capabilities").Texts("add").Where(name => !UsualCapabilities.Contains(name));

        var containers = pod.WhereSecurity(security => Wrong(security).Any());
        return containers.Count == 0 ? null : new SecurityViolation(
            "non-default capabilities",
            $"{CheckedPod.Named(containers)} must not include {CheckedPod.Quoted(CheckedPod.Sorted(pod.Containers.SelectMany(container => Wrong(container.Child("securityContext")))))} "
                + "in securityContext.capabilities.add");
    }

    /// <summary>Pods do not share the namespaces of their node.</summary>
    public static SecurityViolation? HostNamespaces(CheckedPod pod)
    {
        var shared = ((string[])["hostNetwork", "hostPID", "hostIPC"]).Where(pod.Spec.IsTrue).Select(name => $"{name}=true").ToList();
        return shared.Count == 0 ? null : new SecurityViolation("host namespaces", string.Join(", ", shared));
    }

    /// <summary>Pods do not mount directories of their node.</summary>
    public static SecurityViolation? HostPathVolumes(CheckedPod pod)
    {
        var volumes = pod.Spec.Objects("volumes").Where(volume => volume["hostPath"] is not null).Select(volume => volume.Text("name")).ToList();
        return volumes.Count == 0 ? null : new SecurityViolation("hostPath volumes", $"{CheckedPod.Plural("volume", volumes.Count)} {CheckedPod.Quoted(volumes)}");
    }

    /// <summary>Containers do not take ports of their node.</summary>
    public static SecurityViolation? HostPorts(CheckedPod pod)
    {
        static IEnumerable<string> Wrong(JsonObject container) => container.Objects("ports")
            .Select(port => port.Number("hostPort") ?? 0).Where(port => port != 0).Select(port => port.ToString(CultureInfo.InvariantCulture));

        var containers = pod.Where(container => Wrong(container).Any());
        var ports = CheckedPod.Sorted(pod.Containers.SelectMany(Wrong));
        return containers.Count == 0 ? null : new SecurityViolation(
            "hostPort", $"{CheckedPod.Named(containers)} {Use(containers)} {CheckedPod.Plural("hostPort", ports.Count)} {string.Join(", ", ports)}");
    }

    /// <summary>Probes and hooks ask nobody but the pod itself.</summary>
    public static SecurityViolation? HostProbes(CheckedPod pod)
    {
        static IEnumerable<string> Wrong(JsonObject container) =>
            ((string[])["livenessProbe", "readinessProbe", "startupProbe"]).Select(container.Child)
                .Concat(((string[])["postStart", "preStop"]).Select(container.Child("lifecycle").Child))
                .SelectMany(handler => ((string[])["httpGet", "tcpSocket"]).Select(action => handler.Child(action).Text("host")))
                .Where(host => host.Length > 0);

        var containers = CheckedPod.Sorted(pod.Where(container => Wrong(container).Any()));
        var hosts = CheckedPod.Sorted(pod.Containers.SelectMany(Wrong));
        return containers.Count == 0 ? null : new SecurityViolation(
            "probe or lifecycle host",
            $"{CheckedPod.Named(containers)} {Use(containers)} {CheckedPod.Plural("probe or lifecycle host", hosts.Count)} {CheckedPod.Quoted(hosts)}");
    }

    /// <summary>Containers are not privileged.</summary>
    public static SecurityViolation? Privileged(CheckedPod pod)
    {
        var containers = pod.WhereSecurity(security => security.IsTrue("privileged"));
        return containers.Count == 0 ? null : new SecurityViolation("privileged", $"{CheckedPod.Named(containers)} must not set securityContext.privileged=true");
    }

    /// <summary>Containers see of <c>/proc</c> what they usually see.</summary>
    public static SecurityViolation? ProcMount(CheckedPod pod)
    {
        static string? Wrong(JsonObject security) => security["procMount"] is JsonString { Value: not "Default" } mount ? mount.Value : null;

        var containers = pod.WhereSecurity(security => Wrong(security) is not null);
        return containers.Count == 0 ? null : new SecurityViolation(
            "procMount",
            $"{CheckedPod.Named(containers)} must not set securityContext.procMount to "
                + CheckedPod.Quoted(CheckedPod.Sorted(pod.Containers.Select(container => Wrong(container.Child("securityContext"))).OfType<string>())));
    }

    /// <summary>Containers do not run as processes of a Windows node.</summary>
    public static SecurityViolation? WindowsHostProcess(CheckedPod pod)
    {
        static bool Wrong(JsonObject security) => security.Child("windowsOptions").IsTrue("hostProcess");

        var setters = CheckedPod.Setters(Wrong(pod.Security), pod.WhereSecurity(Wrong));
        return setters.Length == 0 ? null : new SecurityViolation("hostProcess", $"{setters} must not set securityContext.windowsOptions.hostProcess=true");
    }

    private static string Use(IReadOnlyList<string> containers) => containers.Count == 1 ? "uses" : "use";
}
