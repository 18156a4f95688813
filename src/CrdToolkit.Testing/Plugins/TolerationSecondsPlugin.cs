using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Admission;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Resources;

namespace CrdToolkit.Testing.Plugins;

/// <summary>Pods that do not say otherwise stay for five minutes on a node that is lost (DefaultTolerationSeconds).</summary>
internal sealed class TolerationSecondsPlugin : IAdmissionPlugin
{
    private const long Seconds = 300;
    private static readonly string[] LostNodes = ["node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable"];

    /// <inheritdoc/>
    public IReadOnlyList<GroupResource> Resources { get; } = [new("", "pods")];

    /// <inheritdoc/>
    public JsonObject Mutate(AdmissionAttributes write, JsonObject value)
    {
        var spec = value.Child("spec");
        var tolerations = spec.Objects("tolerations").ToList();
        var missing = LostNodes.Where(node => !tolerations.Any(toleration =>
            (toleration.Text("key") == node || toleration.Text("key").Length == 0) && toleration.Text("effect") is "NoExecute" or "")).ToList();
        return missing.Count == 0 ? value : value.With("spec", spec.With("tolerations", JsonValues.Array(tolerations.Concat(missing.Select(node =>
            JsonValues.Object(("key", node), ("operator", "Exists"), ("effect", "NoExecute"), ("tolerationSeconds", Seconds)))))));
    }
}
