using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;

namespace CrdToolkit.Testing.Plugins.Security;

/// <summary>Rules of seccomp profiles: the default one or a local one. The restricted level requires that one is set.</summary>
internal static class SeccompChecks
{
    private const string Reason = "seccompProfile";
    private const string PodAnnotation = "seccomp.security.alpha.kubernetes.io/pod";
    private const string ContainerAnnotation = "container.seccomp.security.alpha.kubernetes.io/";

    /// <summary>The rule of before there were fields for it.</summary>
    public static SecurityViolation? Annotations(CheckedPod pod)
    {
        var wrong = CheckedPod.Sorted(pod.Containers.Select(container => ContainerAnnotation + container.Text("name")).Append(PodAnnotation)
            .Where(name => pod.Annotations[name] is JsonString { Value: not ("runtime/default" or "docker/default") } text
                && !text.Value.StartsWith("localhost/", StringComparison.Ordinal))
            .Select(name => $"{name}=\"{pod.Annotations.Text(name)}\""));
        return wrong.Count == 0 ? null : new SecurityViolation(Reason, $"forbidden {CheckedPod.Plural("annotation", wrong.Count)} {string.Join(", ", wrong)}");
    }

    /// <summary>A profile that is set is the default one or a local one.</summary>
    public static SecurityViolation? Baseline(CheckedPod pod)
    {
        var ofPod = Wrong(pod.Security);
        var containers = pod.WhereSecurity(security => Wrong(security) is not null);
        var values = CheckedPod.Sorted(pod.Containers.Select(container => Wrong(container.Child("securityContext"))).Append(ofPod).OfType<string>());
        return values.Count == 0 ? null : new SecurityViolation(
            Reason, $"{CheckedPod.Setters(ofPod is not null, containers)} must not set securityContext.seccompProfile.type to {CheckedPod.Quoted(values)}");
    }

    /// <summary>A profile is set, and is the default one or a local one.</summary>
    public static SecurityViolation? Restricted(CheckedPod pod)
    {
        if (Baseline(pod) is { } violation)
        {
            return violation;
        }

        var without = pod.Security["seccompProfile"] is null ? pod.WhereSecurity(security => security["seccompProfile"] is null) : [];
        return without.Count == 0 ? null : new SecurityViolation(
            Reason, $"pod or {CheckedPod.Named(without)} must set securityContext.seccompProfile.type to \"RuntimeDefault\" or \"Localhost\"");
    }

    private static string? Wrong(JsonObject security) =>
        security["seccompProfile"] is JsonObject profile && profile.Text("type") is not ("RuntimeDefault" or "Localhost") ? profile.Text("type") : null;
}
