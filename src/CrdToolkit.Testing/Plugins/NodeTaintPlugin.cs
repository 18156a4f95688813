using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Admission;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Resources;

namespace CrdToolkit.Testing.Plugins;

/// <summary>New nodes get no pods until somebody says that they are ready (TaintNodesByCondition).</summary>
internal sealed class NodeTaintPlugin : IAdmissionPlugin
{
    private const string NotReady = "node.kubernetes.io/not-ready";
    private const string Effect = "NoSchedule";

    /// <inheritdoc/>
    public IReadOnlyList<GroupResource> Resources { get; } = [new("", "nodes")];

    /// <inheritdoc/>
    public JsonObject Mutate(AdmissionAttributes write, JsonObject value)
    {
        var spec = value.Child("spec");
        return write.Old is not null || spec.Objects("taints").Any(taint => taint.Text("key") == NotReady && taint.Text("effect") == Effect)
            ? value
            : value.With("spec", spec.With("taints", JsonValues.Array(spec.Items("taints").Append(JsonValues.Object(("key", NotReady), ("effect", Effect))))));
    }
}
