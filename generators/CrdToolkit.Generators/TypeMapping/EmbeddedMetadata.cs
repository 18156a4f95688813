using CrdToolkit.Schema.Collections;
using CrdToolkit.Schema.Definitions;

namespace CrdToolkit.Generators.TypeMapping;

/// <summary>
/// The schema of a <c>V1ObjectMeta</c> inside of a resource, such as that of a pod template: the five fields that an author sets. A
/// bare object would have its labels and annotations pruned.
/// </summary>
internal static class EmbeddedMetadata
{
    public const string TypeName = "k8s.Models.V1ObjectMeta";

    private static readonly JsonSchemaProps Text = new() { Type = "string" };

    private static readonly JsonSchemaProps TextByName = new() { Type = "object", AdditionalProperties = Text };

    public static JsonSchemaProps Schema { get; } = new()
    {
        Type = "object",
        Properties = new EquatableDictionary<JsonSchemaProps>(new Dictionary<string, JsonSchemaProps>
        {
            ["annotations"] = TextByName,
            ["finalizers"] = new() { Type = "array", Items = Text },
            ["labels"] = TextByName,
            ["name"] = Text,
            ["namespace"] = Text,
        }),
    };
}
