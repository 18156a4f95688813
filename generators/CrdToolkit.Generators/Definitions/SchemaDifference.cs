using CrdToolkit.Schema.Collections;
using CrdToolkit.Schema.Definitions;

namespace CrdToolkit.Generators.Definitions;

/// <summary>Finds where two schemas differ in what objects they mean; how they describe them does not count.</summary>
internal static class SchemaDifference
{
    /// <summary>The path of the first difference, such as <c>.spec.cpu</c>; null when there is none.</summary>
    public static string? Find(JsonSchemaProps one, JsonSchemaProps other, string path = "")
    {
        if (Own(one) != Own(other))
        {
            return path.Length == 0 ? "the root" : path;
        }

        foreach (var name in one.Properties.Keys.Concat(other.Properties.Keys).Distinct().OrderBy(name => name, StringComparer.Ordinal))
        {
            if (!one.Properties.TryGetValue(name, out var left)
                || !other.Properties.TryGetValue(name, out var right))
            {
                return $"{path}.{name}";
            }

            if (Find(left, right, $"{path}.{name}") is { } difference)
            {
                return difference;
            }
        }

        return Inner(one.Items, other.Items, $"{path}[]")
            ?? Inner(one.AdditionalProperties?.Schema, other.AdditionalProperties?.Schema, $"{path}.*");
    }

    private static string? Inner(JsonSchemaProps? one, JsonSchemaProps? other, string path) =>
        one is null || other is null ? (one is null) == (other is null) ? null : path : Find(one, other, path);

    // A node without what is below it, and without what only readers see.
    private static JsonSchemaProps Own(JsonSchemaProps schema) => schema with
    {
        Title = null,
        Description = null,
        Example = null,
        ExternalDocs = null,
        Properties = EquatableDictionary<JsonSchemaProps>.Empty,
        Items = null,
        AdditionalProperties = schema.AdditionalProperties is { } values ? values with { Schema = null } : null,
    };
}
