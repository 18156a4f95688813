using CrdToolkit.Schema.Cel.Evaluation;
using CrdToolkit.Schema.Cel.Evaluation.Library;
using CrdToolkit.Schema.Json;

namespace CrdToolkit.Schema.Admission;

/// <summary>What policies see of a namespace (CreateNamespaceObject of apiserver).</summary>
internal static class SeenNamespace
{
    private static readonly string[] Shown =
        ["name", "generateName", "namespace", "labels", "annotations", "uid", "deletionGracePeriodSeconds", "generation", "resourceVersion", "finalizers"];

    private static readonly string[] Times = ["creationTimestamp", "deletionTimestamp"];

    /// <summary>The variable <c>namespaceObject</c>.</summary>
    public static CelStructure Of(JsonObject value)
    {
        var metadata = value["metadata"] as JsonObject ?? JsonObject.Empty;
        var shown = Shown.Where(name => metadata[name] is not null).ToDictionary(name => name, name => CelValues.Of(metadata[name]!), StringComparer.Ordinal);
        foreach (var name in Times.Where(name => metadata[name] is not null))
        {
            shown[name] = metadata[name] is JsonString time ? CelTimeReader.Timestamp(time.Value) : CelUnknown.Instance;
        }

        var fields = new Dictionary<string, object>(StringComparer.Ordinal) { ["metadata"] = CelStructure.Of(shown) };
        foreach (var name in new[] { "spec", "status" })
        {
            fields[name] = CelValues.Of(value[name] ?? JsonObject.Empty);
        }

        return CelStructure.Of(fields);
    }
}
