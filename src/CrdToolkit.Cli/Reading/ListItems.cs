using CrdToolkit.Schema.Json;

namespace CrdToolkit.Cli.Reading;

/// <summary>The objects of a document: itself, or those of a list, however deep.</summary>
internal static class ListItems
{
    /// <summary>Each object that is no list, with where it stands.</summary>
    public static IEnumerable<(JsonObject Object, SourceNode Source)> Of(JsonObject json, SourceNode source)
    {
        if (!(json.FindText("kind") ?? "").EndsWith("List", StringComparison.Ordinal)
            || json["items"] is not JsonArray items || source.Members!["items"].Value.Items is not { } sources)
        {
            return [(json, source)];
        }

        return items.Items.Zip(sources, (item, at) => item is JsonObject inner ? Of(inner, at) : []).SelectMany(found => found);
    }

    /// <summary>Whether an object is a CustomResourceDefinition, of whatever version.</summary>
    public static bool IsDefinition(JsonObject json) =>
        json.FindText("kind") == "CustomResourceDefinition" && (json.FindText("apiVersion") ?? "").StartsWith("apiextensions.k8s.io/", StringComparison.Ordinal);
}
