using System.Collections.Immutable;
using CrdToolkit.Generators.Diagnostics;
using CrdToolkit.Generators.Discovery;
using CrdToolkit.Generators.TypeMapping;
using CrdToolkit.Schema.Definitions;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.Attributes;

/// <summary>The fields by which objects can be selected, as <c>[SelectableField]</c> on properties and on the resource asks for.</summary>
internal static class SelectableFields
{
    private const int Most = 8;

    /// <summary>Takes the field of a property, where it is one.</summary>
    public static void OfProperty(ImmutableArray<AttributeData> attributes, JsonSchemaProps schema, string jsonName, AttributeSite site)
    {
        if (attributes.Find(AttributeNames.SelectableField) is not { } attribute)
        {
            return;
        }

        if (attribute.Argument<string>(0) is not null)
        {
            site.Report(Rules.SelectableField, attribute, null, site.Name, "is given a path, which a property has itself; remove the path");
        }
        else if (site.Scope.Path is not { } path)
        {
            site.Report(Rules.PathLeadsNowhere, attribute, null, "[SelectableField]", site.Name, "it is inside of a list or a map, where one object has several values; select by a property outside of it");
        }
        else if (jsonName.IndexOfAny(['.', '[', ']', '\'']) >= 0)
        {
            site.Report(Rules.SelectableField, attribute, null, site.Name, $"has the JSON name '{jsonName}', which no path of a selectable field can say; give it another one with [JsonPropertyName]");
        }
        else
        {
            Add(path, schema, attribute, site);
        }
    }

    /// <summary>Takes the fields that the resource itself asks for.</summary>
    public static void OfResource(JsonSchemaProps schema, AttributeSite site)
    {
        foreach (var attribute in site.Type.GetAttributes())
        {
            if (!attribute.AttributeClass.Is(AttributeNames.SelectableField))
            {
                continue;
            }

            if (attribute.Argument<string>(0) is not { } path)
            {
                site.Report(Rules.PathLeadsNowhere, attribute, null, "[SelectableField]", site.Name, "on the resource it needs a path, such as [SelectableField(\".spec.host\")]; put it on the property where that is yours");
            }
            else if (path == ".metadata" || path.StartsWith(".metadata.", StringComparison.Ordinal))
            {
                site.Report(Rules.SelectableField, attribute, null, site.Name, "must not point to fields in metadata, by whose name and namespace every object can be selected; remove it");
            }
            else if (path.IndexOf('[') >= 0)
            {
                site.Report(Rules.PathLeadsNowhere, attribute, null, "path of [SelectableField]", site.Name, "array notation is not allowed; select by a property outside of lists");
            }
            else if (JsonPathTarget.Find(schema, path, out var problem) is not { } found)
            {
                site.Report(Rules.PathLeadsNowhere, attribute, null, "path of [SelectableField]", site.Name, problem);
            }
            else
            {
                Add(path, found, attribute, site);
            }
        }
    }

    private static void Add(string path, JsonSchemaProps schema, AttributeData attribute, AttributeSite site)
    {
        var fields = site.Session.SelectableFields;
        if (schema.Type is not ("string" or "boolean" or "integer"))
        {
            site.Report(Rules.SelectableField, attribute, null, site.Name, $"is {(schema.IntOrString ? "an integer or a string" : schema.Type is null ? "free JSON" : $"of type {schema.Type}")} in JSON; the API server says: must point to a field of type string, boolean or integer. Remove it, or select by another property");
        }
        else if (fields.Contains(path))
        {
            site.Report(Rules.SelectableField, attribute, null, site.Name, $"is there twice, as {path}; remove one");
        }
        else if (fields.Count == Most)
        {
            site.Report(Rules.SelectableField, attribute, null, site.Name, $"is one more than the {Most} that the API server allows in a version; remove one");
        }
        else
        {
            fields.Add(path);
        }
    }
}
