using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Admission;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Resources;
using CrdToolkit.Testing.Storage;

namespace CrdToolkit.Testing.Plugins;

/// <summary>A pod has the labels of its node that tell where that is: when it is bound, or made for a node (PodTopologyLabels).</summary>
/// <param name="store">Where the nodes are.</param>
internal sealed class PodTopologyPlugin(ObjectStore store) : IAdmissionPlugin
{
    private static readonly string[] Labels = ["topology.kubernetes.io/region", "topology.kubernetes.io/zone"];
    private readonly ObjectCollection nodes = store.Collection("", "nodes");

    /// <inheritdoc/>
    public IReadOnlyList<GroupResource> Resources { get; } = [new("", "pods")];

    /// <inheritdoc/>
    public IReadOnlyList<string> Subresources { get; } = ["", "binding"];

    /// <inheritdoc/>
    public JsonObject Mutate(AdmissionAttributes write, JsonObject value)
    {
        var node = write.Old is null && nodes.Find(new ObjectKey("", NodeOf(write, value))) is { } stored ? stored.Value.Metadata.Child("labels") : JsonObject.Empty;
        var labels = value.Metadata.Child("labels");
        foreach (var label in Labels)
        {
            if (node[label] is { } told)
            {
                labels = labels.With(label, told);
            }
        }

        return labels.Equals(value.Metadata.Child("labels")) ? value : value.WithMetadata("labels", labels);
    }

    private static string NodeOf(AdmissionAttributes write, JsonObject value)
    {
        if (write.Request.Subresource.Length == 0)
        {
            return value.Child("spec").Text("nodeName");
        }

        var target = value.Child("target");
        return target.Text("kind") == "Node" ? target.Text("name") : "";
    }
}
