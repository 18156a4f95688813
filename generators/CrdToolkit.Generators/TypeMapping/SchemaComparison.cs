using CrdToolkit.Schema.Definitions;

namespace CrdToolkit.Generators.TypeMapping;

/// <summary>Compares what schemas allow.</summary>
internal static class SchemaComparison
{
    /// <summary>Whether two schemas allow the same values, whatever they say to a reader, and whatever they fill in.</summary>
    public static bool SaysTheSameAs(this JsonSchemaProps one, JsonSchemaProps other) =>
        ReferenceEquals(one, other) || Bare(one).Equals(Bare(other));

    private static JsonSchemaProps Bare(JsonSchemaProps schema) =>
        schema with { Description = null, Title = null, Example = null, ExternalDocs = null, Default = null };
}
