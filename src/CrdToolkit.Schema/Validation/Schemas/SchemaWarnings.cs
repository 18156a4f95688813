using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Objects;

namespace CrdToolkit.Schema.Validation.Schemas;

/// <summary>W-1: what is accepted and does not do what it says. Of sets of objects (W-2) only servers after 1.36 warn.</summary>
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
    }
}
