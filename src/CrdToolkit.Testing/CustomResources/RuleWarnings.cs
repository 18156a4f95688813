using CrdToolkit.Schema.Definitions;

namespace CrdToolkit.Testing.CustomResources;

/// <summary>Says that rules in CEL are kept and not evaluated: a test that relies on one would pass for the wrong reason.</summary>
internal static class RuleWarnings
{
    /// <summary>A warning for each version that has such rules.</summary>
    public static IEnumerable<string> Of(CustomResourceDefinition definition) => definition.Versions
        .Select(version => (version.Name, Rules: version.Schema is { } schema ? Count(schema) : 0))
        .Where(version => version.Rules > 0)
        .Select(version => $"version {version.Name}: the LocalApiServer keeps x-kubernetes-validations ({version.Rules}) and does not evaluate them");

    private static int Count(JsonSchemaProps schema) => schema.Validations.Count()
        + schema.Properties.Values.Sum(Count)
        + (schema.Items is { } items ? Count(items) : 0)
        + (schema.AdditionalProperties?.Schema is { } entries ? Count(entries) : 0);
}
