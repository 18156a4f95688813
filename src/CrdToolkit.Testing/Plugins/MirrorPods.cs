using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;

namespace CrdToolkit.Testing.Plugins;

/// <summary>Mirror pods: what a kubelet shows of the pods that it runs from files. They may use nothing that is guarded by the API server.</summary>
internal static class MirrorPods
{
    private const string Annotation = "kubernetes.io/config.mirror";

    /// <summary>Whether a pod is one.</summary>
    public static bool IsMirror(JsonObject pod) => pod.Metadata.Child("annotations")[Annotation] is not null;

    /// <summary>What is wrong with one; null when nothing is.</summary>
    public static string? Problem(JsonObject spec) =>
        spec.Text("serviceAccountName").Length > 0 ? "a mirror pod may not reference service accounts"
        : PodSecrets.Names(spec).Any() ? "a mirror pod may not reference secrets"
        : spec.Objects("volumes").Any(volume => volume.Child("projected").Objects("sources").Any(source => source["serviceAccountToken"] is not null))
            ? "a mirror pod may not use ServiceAccountToken volume projections"
        : null;
}
