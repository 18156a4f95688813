using System.Collections.Immutable;
using CrdToolkit.Generators.Diagnostics;
using CrdToolkit.Generators.Discovery;
using CrdToolkit.Generators.TypeMapping;
using CrdToolkit.Schema.Cel;
using CrdToolkit.Schema.Definitions;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.Attributes;

/// <summary>The rules of <c>[AtMostOneOf]</c>, <c>[ExactlyOneOf]</c> and <c>[AtLeastOneOf]</c>, in this order whatever the order written.</summary>
internal static class OneOfGroups
{
    private static readonly (string Attribute, Func<IReadOnlyList<string>, string> Rule, string Message)[] Table =
    [
        (AttributeNames.AtMostOneOf, names => $"{Count(names)} <= 1", "at most one of the fields in [{0}] may be set"),
        (AttributeNames.ExactlyOneOf, names => $"{Count(names)} == 1", "exactly one of the fields in [{0}] must be set"),
        (AttributeNames.AtLeastOneOf, names => string.Join("||", names.Select(name => $"has(self.{name})")), "at least one of the fields in [{0}] must be set"),
    ];

    public static List<(ValidationRule Rule, AttributeData Attribute)> Of(ImmutableArray<AttributeData> attributes, JsonSchemaProps schema, AttributeSite site)
    {
        var rules = new List<(ValidationRule, AttributeData)>();
        foreach (var (name, rule, message) in Table)
        {
            foreach (var attribute in attributes)
            {
                if (attribute.AttributeClass.Is(name) && Names(attribute, schema, site) is { } names)
                {
                    rules.Add((new ValidationRule(rule([.. names.Select(jsonName => CelName.Escape(jsonName)!)])) { Message = string.Format(System.Globalization.CultureInfo.InvariantCulture, message, string.Join(" ", names)) }, attribute));
                }
            }
        }

        return rules;
    }

    private static string Count(IReadOnlyList<string> names) => string.Join("+", names.Select(name => $"(has(self.{name})?1:0)"));

    // The names in JSON; null where one of them makes no sense.
    private static IReadOnlyList<string>? Names(AttributeData attribute, JsonSchemaProps schema, AttributeSite site)
    {
        var names = new List<string>();
        var given = attribute.ArgumentStrings();
        for (var i = 0; i < given.Count; i++)
        {
            var property = given[i];
            var member = site.Type is INamedTypeSymbol type ? WireMembers.Of(type).FirstOrDefault(candidate => candidate.Symbol.Name == property) : null;
            var problem = member is null || !schema.Properties.TryGetValue(member.JsonName, out var said)
                ? $"'{site.Name}' has no property '{property}' in JSON; name its own properties with nameof"
                : names.Contains(member.JsonName) ? $"'{property}' is named twice"
                : Problem(member, said);
            if (problem is not null)
            {
                site.ReportAt(Rules.OneOfGroup, attribute, attribute.AttributeConstructor?.Parameters[0].Name, i, attribute.ShortName(), site.Name, problem);
                return null;
            }

            names.Add(member!.JsonName);
        }

        if (names.Count < 2)
        {
            site.Report(Rules.OneOfGroup, attribute, null, attribute.ShortName(), site.Name, "a group has at least two properties; name them with nameof");
            return null;
        }

        return names;
    }

    private static string? Problem(WireMember member, JsonSchemaProps schema) =>
        member.IsRequired ? $"'{member.Symbol.Name}' is required, so it is always set; make it optional"
        : schema.Default is { } value ? $"'{member.Symbol.Name}' has the default {value}, so it is always set; remove the default"
        : member.Type.IsValueType && !member.Type.CanBeNull() && member.Attributes.Find(WireAttributes.JsonIgnore) is null
            ? $"'{member.Symbol.Name}' cannot be null, so C# always writes it; make it nullable"
        : CelName.Escape(member.JsonName) is null ? $"no CEL rule can spell the name '{member.JsonName}'; give it another one with [JsonPropertyName]"
        : null;
}
