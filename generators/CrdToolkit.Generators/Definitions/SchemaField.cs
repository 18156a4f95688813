using System.Text.RegularExpressions;
using CrdToolkit.Schema.Definitions;

namespace CrdToolkit.Generators.Definitions;

/// <summary>
/// Reads the path of a field of a definition, in the form of the API server's errors. That server names schemas that all versions share
/// under <c>spec.validation</c>, others under <c>spec.versions[n]</c>; what counts here is the way down from the root schema.
/// </summary>
internal static class SchemaField
{
    private static readonly Regex Step = new(@"properties\[(?<name>[^\]]*)\]|\.(?<inner>items|additionalProperties)\b");

    /// <summary>The way down: the JSON name of a property, or null with the keyword of the elements of a collection.</summary>
    public static IEnumerable<(string? Property, string? Elements)> Steps(string field) => Step.Matches(field).Cast<Match>().Select(step =>
        step.Groups["inner"].Success ? ((string?)null, (string?)step.Groups["inner"].Value) : (step.Groups["name"].Value, null));

    /// <summary>The schema that a field belongs to; null where there is none.</summary>
    public static JsonSchemaProps? SchemaAt(JsonSchemaProps root, string field)
    {
        JsonSchemaProps? current = root;
        foreach (var (name, elements) in Steps(field))
        {
            current = elements == "items" ? current.Items
                : elements is not null ? current.AdditionalProperties?.Schema
                : current.Properties.TryGetValue(name!, out var property) ? property
                : null;
            if (current is null)
            {
                return null;
            }
        }

        return current;
    }

    /// <summary>The field of the objects that a field of the schema is about, such as <c>spec.disks[]</c>.</summary>
    public static string ObjectPath(string field) =>
        string.Concat(Steps(field).Select(step => step.Property is { } name ? "." + name : "[]")).TrimStart('.');
}
