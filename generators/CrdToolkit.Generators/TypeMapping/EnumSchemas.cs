using System.Globalization;
using System.Text.RegularExpressions;
using CrdToolkit.Schema.Collections;
using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Json;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.TypeMapping;

/// <summary>
/// Schemas of enums. The options of the Kubernetes client hold a <c>JsonStringEnumConverter</c>, and options go before an attribute
/// on the type: only an attribute on the property makes an enum a number.
/// </summary>
internal static class EnumSchemas
{
    /// <summary>As text. Combined values are written with commas, so a pattern says them; others are listed.</summary>
    public static JsonSchemaProps Text(ITypeSymbol type)
    {
        var names = EnumNames.Of(type).Select(field => field.Key).Distinct().ToList();
        if (!EnumNames.IsFlags(type))
        {
            return new JsonSchemaProps { Type = "string", Enum = names.Select(name => (JsonValue)name).ToEquatableArray() };
        }

        var one = $"({string.Join("|", names.Select(Regex.Escape))})";
        return new JsonSchemaProps { Type = "string", Pattern = $"^{one}(, {one})*$" };
    }

    /// <summary>As a number. Combined values are any number that the underlying type has.</summary>
    public static JsonSchemaProps Number(INamedTypeSymbol type)
    {
        var schema = ScalarSchemas.Find(type.EnumUnderlyingType!)!;
        return EnumNames.IsFlags(type)
            ? schema
            : schema with
            {
                Minimum = null,
                Maximum = null,
                Enum = EnumNames.Of(type).Select(field => NumberOf(field.Value)).Distinct().ToEquatableArray(),
            };
    }

    public static JsonValue NumberOf(object value) => value is ulong large and > long.MaxValue
        ? JsonNumber.FromDouble(large)
        : JsonNumber.FromInt64(Convert.ToInt64(value, CultureInfo.InvariantCulture));
}
