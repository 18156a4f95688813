using System.Globalization;
using System.Text.RegularExpressions;
using CrdToolkit.Generators.Attributes;
using CrdToolkit.Generators.Definitions;
using CrdToolkit.Generators.Discovery;
using CrdToolkit.Schema.Definitions;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.Analyzers;

/// <summary>Finds the attribute that says the CEL rule at a field of a definition, on the member or its types.</summary>
internal static class RuleAtField
{
    private static readonly Regex Entry = new(@"x-kubernetes-validations\[(?<index>\d+)\]\.(?<part>\w+)$");

    /// <summary>The attribute and its argument; null where the field is no part of a rule.</summary>
    public static AttributePlace? Find(ISymbol member, string field, JsonSchemaProps root)
    {
        if (Entry.Match(field) is not { Success: true } entry || SchemaField.SchemaAt(root, field) is not { } schema)
        {
            return null;
        }

        var index = int.Parse(entry.Groups["index"].Value, CultureInfo.InvariantCulture);
        var part = entry.Groups["part"].Value;
        foreach (var symbol in MemberAtField.Places(member))
        {
            if (symbol.GetAttributes().FirstOrDefault(attribute => index < schema.Validations.Count && Says(attribute, schema.Validations[index].Rule)) is { } found)
            {
                return new AttributePlace(symbol, found, char.ToUpperInvariant(part[0]) + part.Substring(1));
            }
        }

        return null;
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
