using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;

namespace CrdToolkit.Testing.Plugins.Security;

/// <summary>Rules of the restricted level: what hardens containers is required.</summary>
internal static class RestrictedChecks
{
    private static readonly string[] AllowedVolumes =
        ["configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "image", "persistentVolumeClaim", "projected", "secret"];

    /// <summary>No process gets more rights than its parent has.</summary>
    public static SecurityViolation? PrivilegeEscalation(CheckedPod pod)
    {
        var containers = pod.WhereSecurity(security => security["allowPrivilegeEscalation"] is not JsonBoolean { Value: false });
        return containers.Count == 0 ? null : new SecurityViolation(
            "allowPrivilegeEscalation != false", $"{CheckedPod.Named(containers)} must set securityContext.allowPrivilegeEscalation=false");
    }

    /// <summary>Containers drop all capabilities, and add none but that to bind low ports.</summary>
    public static SecurityViolation? Capabilities(CheckedPod pod)
    {
        static IEnumerable<string> Wrong(JsonObject security) => security.Child("capabilities").Texts("add").Where(name => name != "NET_BIND_SERVICE");

        var keeping = pod.WhereSecurity(security => !security.Child("capabilities").Texts("drop").Contains("ALL"));
        var adding = pod.WhereSecurity(security => Wrong(security).Any());
        string[] details =
        [
            .. keeping.Count > 0 ? [$"{CheckedPod.Named(keeping)} must set securityContext.capabilities.drop=[\"ALL\"]"] : (string[])[],
            .. adding.Count > 0
                ? [$"{CheckedPod.Named(adding)} must not include {CheckedPod.Quoted(CheckedPod.Sorted(pod.Containers.SelectMany(container => Wrong(container.Child("securityContext")))))} in securityContext.capabilities.add"]
                : (string[])[],
        ];
        return details.Length == 0 ? null : new SecurityViolation("unrestricted capabilities", string.Join("; ", details));
    }

    /// <summary>Pods mount nothing of their node, and storage by claims alone.</summary>
    public static SecurityViolation? Volumes(CheckedPod pod)
    {
        var wrong = pod.Spec.Objects("volumes")
            .Select(volume => (Name: volume.Text("name"), Types: volume.Members.Keys.Where(name => name != "name").ToList()))
            .Where(volume => !volume.Types.Any(AllowedVolumes.Contains))
            .ToList();
        var types = CheckedPod.Sorted(wrong.Select(volume => volume.Types.FirstOrDefault() ?? "unknown"));
        return wrong.Count == 0 ? null : new SecurityViolation(
            "restricted volume types",
            $"{CheckedPod.Plural("volume", wrong.Count)} {CheckedPod.Quoted(wrong.Select(volume => volume.Name))} {(wrong.Count == 1 ? "uses" : "use")} "
                + $"{CheckedPod.Plural("restricted volume type", types.Count)} {CheckedPod.Quoted(types)}");
    }

    /// <summary>Containers refuse to run as root.</summary>
    public static SecurityViolation? RunAsNonRoot(CheckedPod pod)
    {
        const string Reason = "runAsNonRoot != true";
        static bool? Value(JsonObject security) => (security["runAsNonRoot"] as JsonBoolean)?.Value;

        var setters = CheckedPod.Setters(Value(pod.Security) == false, pod.WhereSecurity(security => Value(security) == false));
        if (setters.Length > 0)
        {
            return new SecurityViolation(Reason, $"{setters} must not set securityContext.runAsNonRoot=false");
        }

        var without = Value(pod.Security) is null ? pod.WhereSecurity(security => Value(security) is null) : [];
        return without.Count == 0 ? null : new SecurityViolation(Reason, $"pod or {CheckedPod.Named(without)} must set securityContext.runAsNonRoot=true");
    }

    /// <summary>Nothing is told to run as root.</summary>
    public static SecurityViolation? RunAsUser(CheckedPod pod)
    {
        static bool Wrong(JsonObject security) => security.Number("runAsUser") == 0;

        var setters = CheckedPod.Setters(Wrong(pod.Security), pod.WhereSecurity(Wrong));
        return setters.Length == 0 ? null : new SecurityViolation("runAsUser=0", $"{setters} must not set runAsUser=0");
    }
}
