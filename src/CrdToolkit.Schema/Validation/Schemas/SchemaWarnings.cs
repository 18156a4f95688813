using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Objects;

namespace CrdToolkit.Schema.Validation.Schemas;

/// <summary>W-1, W-2: what is accepted and does not do what it says.</summary>
internal static class SchemaWarnings
{
    public static IEnumerable<string> Of(JsonSchemaProps schema)
    {
        foreach (var node in SchemaTree.Nodes(schema))
        {
            if (!string.IsNullOrEmpty(node.Format) && !StringFormats.IsRecognized(node.Type, node.Format!))
            {
                yield return $"unrecognized format {GoText.Quote(node.Format!)}";
            }
        }

        foreach (var node in SchemaTree.Nodes(schema))
        {
            if (node.ListType == "set" && node.Items?.Type is "object" or "array")
            {
                yield return $"x-kubernetes-list-type: set for items of type \"{node.Items!.Type}\" is not supported by server-side apply or CEL validation rules";
            }
        }
    }
}
