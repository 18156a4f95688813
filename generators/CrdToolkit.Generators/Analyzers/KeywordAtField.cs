using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using CrdToolkit.Generators.Attributes;
using CrdToolkit.Generators.Definitions;
using CrdToolkit.Generators.TypeMapping;
using CrdToolkit.Schema.Definitions;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.Analyzers;

/// <summary>Finds the attribute that says the keyword at a field of a definition, on the member or its types.</summary>
internal static class KeywordAtField
{
    private static readonly Regex Last = new(@"(^|\.)(?<keyword>[A-Za-z-]+)(\[(?<index>[^\]]*)\])?$");

    // By what they are called in attributes of CrdToolkit, in DataAnnotations, and as arguments of [Constraints], [Items] and [Values].
    private static readonly Dictionary<string, string[]> Names = new(StringComparer.Ordinal)
    {
        ["enum"] = [AllowedValues],
        ["format"] = ["Format", "Base64String"],
        ["pattern"] = ["Pattern", "RegularExpression"],
        ["nullable"] = ["Nullable"],
        ["x-kubernetes-list-type"] = ["ListType"],
        ["x-kubernetes-list-map-keys"] = ["ListMapKey"],
        ["x-kubernetes-map-type"] = ["MapType"],
        ["x-kubernetes-embedded-resource"] = ["EmbeddedResource"],
        ["x-kubernetes-preserve-unknown-fields"] = ["PreserveUnknownFields"],
        ["x-kubernetes-int-or-string"] = ["IntOrString"],
    };

    private const string AllowedValues = "AllowedValues";

    /// <summary>The attribute and its argument; null where no attribute says it.</summary>
    public static AttributePlace? Find(ISymbol member, string field, JsonSchemaProps root)
    {
        if (Last.Match(field) is not { Success: true } last || !Names.TryGetValue(last.Groups["keyword"].Value, out var names))
        {
            return null;
        }

        foreach (var symbol in MemberAtField.Places(member))
        {
            foreach (var attribute in symbol.GetAttributes())
            {
                if (names.Contains(attribute.ShortName()))
                {
                    return At(symbol, attribute, attribute.AttributeConstructor?.Parameters.FirstOrDefault()?.Name, attribute.ConstructorArguments.FirstOrDefault());
                }

                if (attribute.NamedArguments.FirstOrDefault(argument => names.Contains(argument.Key)) is { Key: { } name } named
                    && attribute.AttributeClass?.IsOwn() == true)
                {
                    return At(symbol, attribute, name, named.Value);
                }
            }
        }

        return null;

        AttributePlace At(ISymbol symbol, AttributeData attribute, string? argument, TypedConstant given) => new(
            symbol,
            attribute,
            argument,
            names[0] == AllowedValues && given is { Kind: TypedConstantKind.Array, IsNull: false } ? PositionOf(last, given.Values, field, root, member) : null);
    }

    // The values that property and type allow both are those of the schema, so that its positions are not those of either.
    private static int? PositionOf(Match last, ImmutableArray<TypedConstant> given, string field, JsonSchemaProps root, ISymbol member)
    {
        if (SchemaField.SchemaAt(root, field) is not { } schema
            || !int.TryParse(last.Groups["index"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            || index >= schema.Enum.Count
            || MemberAtField.Places(member).OfType<ITypeSymbol>().LastOrDefault() is not { } type)
        {
            return null;
        }

        for (var i = 0; i < given.Length; i++)
        {
            if (given[i].Kind != TypedConstantKind.Array && ConstantJson.Of(given[i].Value, type, enumAsNumber: schema.Type == "integer") is { } value && value.Equals(schema.Enum[index]))
            {
                return i;
            }
        }

        return null;
    }
}
