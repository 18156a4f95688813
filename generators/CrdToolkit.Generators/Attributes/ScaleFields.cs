using System.Collections.Immutable;
using CrdToolkit.Generators.Diagnostics;
using CrdToolkit.Generators.Discovery;
using CrdToolkit.Schema.Definitions;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.Attributes;

/// <summary>The properties that say with <c>[Scale]</c> what they are to the scale subresource.</summary>
internal static class ScaleFields
{
    /// <summary>The fields, in the order of <c>ScaleField</c>.</summary>
    public static readonly string[] Names = ["SpecReplicas", "StatusReplicas", "LabelSelector"];

    /// <summary>Takes a property that is one.</summary>
    public static void OfProperty(ImmutableArray<AttributeData> attributes, JsonSchemaProps schema, AttributeSite site)
    {
        if (attributes.Find(AttributeNames.Scale) is not { } attribute || Names.ElementAtOrDefault(attribute.Argument<int>(0)) is not { } field)
        {
            return;
        }

        if (Problem(field, schema, site) is { } problem)
        {
            site.Report(Rules.ScaleField, attribute, null, site.Name, problem);
        }
        else
        {
            site.Session.ScaleFields.Add(field, (site.Scope.Path!, attribute, site));
        }
    }

    private static string? Problem(string field, JsonSchemaProps schema, AttributeSite site)
    {
        if (site.Scope.Path is not { } path)
        {
            return $"is inside of a list or a map, where one object has several values; the {field} is a property outside of it";
        }

        var isSpec = path.StartsWith(".spec.", StringComparison.Ordinal);
        var isStatus = path.StartsWith(".status.", StringComparison.Ordinal);
        if (field switch { "SpecReplicas" => !isSpec, "StatusReplicas" => !isStatus, _ => !isSpec && !isStatus })
        {
            return $"is at {path}, and the API server says: should be a json path under {(field == "SpecReplicas" ? ".spec" : field == "StatusReplicas" ? ".status" : "either .spec or .status")}";
        }

        var wanted = field == "LabelSelector" ? "string" : "integer";
        if (schema.Type != wanted)
        {
            var actual = schema.IntOrString ? "an integer or a string" : schema.Type is null ? "free JSON" : $"of type {schema.Type}";
            return $"is {actual} in JSON, and the {field} of the scale subresource is {(wanted == "string" ? "a string" : "an integer")}";
        }

        return site.Session.ScaleFields.TryGetValue(field, out var other)
            ? $"is the {field} of the scale subresource, and so is '{other.Site.Name}' at {other.Path}; it is one property"
            : null;
    }
}
