using System.Globalization;
using System.Text.RegularExpressions;
using CrdToolkit.Generators.Attributes;
using CrdToolkit.Generators.Discovery;
using CrdToolkit.Generators.TypeMapping;
using CrdToolkit.Schema.Definitions;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.Analyzers;

/// <summary>Finds the attribute that says the CEL rule at a field of a definition, on the member or its types.</summary>
internal static class RuleAtField
{
    private static readonly Regex Entry = new(@"x-kubernetes-validations\[(?<index>\d+)\]\.(?<part>\w+)$");
    private static readonly Regex Step = new(@"properties\[(?<name>[^\]]*)\]|\.(?<inner>items|additionalProperties)\b");

    /// <summary>The attribute, what it is on, and which of its arguments is meant; null where the field is no part of a rule.</summary>
    public static (ISymbol On, AttributeData Attribute, string Argument)? Find(ISymbol member, string field, JsonSchemaProps root)
    {
        if (Entry.Match(field) is not { Success: true } entry || At(root, field) is not { } schema)
        {
            return null;
        }

        var index = int.Parse(entry.Groups["index"].Value, CultureInfo.InvariantCulture);
        var part = entry.Groups["part"].Value;
        foreach (var symbol in Places(member))
        {
            if (symbol.GetAttributes().FirstOrDefault(attribute => index < schema.Validations.Count && Says(attribute, schema.Validations[index].Rule)) is { } found)
            {
                return (symbol, found, char.ToUpperInvariant(part[0]) + part.Substring(1));
            }
        }

        return null;
    }

    private static JsonSchemaProps? At(JsonSchemaProps root, string field)
    {
        var current = root;
        foreach (Match step in Step.Matches(field))
        {
            var next = step.Groups["inner"].Value == "items" ? current.Items
                : step.Groups["inner"].Success ? current.AdditionalProperties?.Schema
                : current.Properties.TryGetValue(step.Groups["name"].Value, out var property) ? property
                : null;
            if (next is null)
            {
                return null;
            }

            current = next;
        }

        return current;
    }

    // The member, its type, and the types of its elements.
    private static IEnumerable<ISymbol> Places(ISymbol member)
    {
        yield return member;
        var type = member switch { IPropertySymbol property => property.Type, IFieldSymbol field => field.Type, _ => null };
        for (; type is not null; type = CollectionShape.Of(TypeMapper.Underlying(type))?.Element)
        {
            yield return TypeMapper.Underlying(type);
        }
    }

    private static bool Says(AttributeData attribute, string rule) =>
        attribute.AttributeClass is { } type && type.IsOwn() && type.ShortAttributeName() switch
        {
            "ValidationRule" => attribute.Argument<string>(0) == rule,
            "Items" or "Values" => attribute.Property<string>("Rule") == rule,
            "Immutable" => rule == ValidationRules.ImmutableRule,
            _ => false,
        };
}
