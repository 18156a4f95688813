using System.Globalization;
using CrdToolkit.Generators.Discovery;
using CrdToolkit.Schema.Json;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.TypeMapping;

/// <summary>Says how a C# constant stands in JSON as a value of a given type.</summary>
internal static class ConstantJson
{
    /// <summary>The JSON of a constant; null when it is null, or no value of that type.</summary>
    /// <param name="value">The constant.</param>
    /// <param name="target">The type of the property, without <c>Nullable</c>.</param>
    /// <param name="enumAsNumber">Whether the property writes its enum as a number.</param>
    public static JsonValue? Of(object? value, ITypeSymbol target, bool enumAsNumber = false) => (value, target) switch
    {
        (null, _) => null,
        (_, { TypeKind: TypeKind.Enum }) when enumAsNumber => EnumSchemas.NumberOf(value),
        (string, { TypeKind: TypeKind.Enum }) => null,
        (_, { TypeKind: TypeKind.Enum }) => EnumNames.TextOf(target, value) is { } name ? new JsonString(name) : null,
        (bool truth, _) => truth ? JsonBoolean.True : JsonBoolean.False,
        (string text, _) => target.Is(ScalarSchemas.IntOrString) && IsInt32(text) is { } number ? JsonNumber.FromInt64(number) : new JsonString(text),
        (char letter, { SpecialType: SpecialType.System_Char or SpecialType.System_String }) => new JsonString(letter.ToString()),
        _ when target.Is(ScalarSchemas.Quantity) => new JsonString(Convert.ToString(value, CultureInfo.InvariantCulture)),
        _ => Number(value),
    };

    // IntOrString writes what reads as a number as one.
    private static int? IsInt32(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static JsonValue? Number(object value) => value switch
    {
        // The digits that C# shows, not those of the nearest double.
        float single => Finite(double.Parse(single.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)),
        double number => Finite(number),
        decimal number => JsonNumber.FromDouble((double)number),
        ulong and > long.MaxValue => JsonNumber.FromDouble((ulong)value),
        char letter => JsonNumber.FromInt64(letter),
        sbyte or byte or short or ushort or int or uint or long or ulong => JsonNumber.FromInt64(Convert.ToInt64(value, CultureInfo.InvariantCulture)),
        _ => null,
    };

    private static JsonValue? Finite(double value) =>
        double.IsNaN(value) || double.IsInfinity(value) ? null : JsonNumber.FromDouble(value);
}
