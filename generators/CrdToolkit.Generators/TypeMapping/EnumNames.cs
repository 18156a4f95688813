using System.Globalization;
using CrdToolkit.Generators.Discovery;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.TypeMapping;

/// <summary>The values of an enum as <c>JsonStringEnumConverter</c> writes them.</summary>
internal static class EnumNames
{
    /// <summary>The fields of an enum with their names in JSON, in the order declared.</summary>
    public static IEnumerable<KeyValuePair<string, object>> Of(ITypeSymbol type) =>
        Fields(type).Select(field => new KeyValuePair<string, object>(field.Text, field.Value));

    /// <summary>The fields of an enum with their names in C# and in JSON, in the order declared.</summary>
    public static IEnumerable<(string Name, string Text, object Value)> Fields(ITypeSymbol type)
    {
        foreach (var member in type.GetMembers())
        {
            if (member is IFieldSymbol { HasConstantValue: true, ConstantValue: { } value } field)
            {
                var text = field.GetAttributes().Find(WireAttributes.JsonStringEnumMemberName)?.Argument<string>(0) ?? field.Name;
                yield return (field.Name, text, value);
            }
        }
    }

    /// <summary>Whether values may be combined.</summary>
    public static bool IsFlags(ITypeSymbol type) => type.Has("System.FlagsAttribute");

    /// <summary>The text of a value; null when it has none, and would be written as a number.</summary>
    public static string? TextOf(ITypeSymbol type, object value)
    {
        var fields = Of(type).ToList();
        foreach (var field in fields)
        {
            if (Equals(field.Value, value))
            {
                return field.Key;
            }
        }

        return IsFlags(type) ? CombinedText(fields, Bits(value)) : null;
    }

    /// <summary>The name of the value that an enum has when nothing sets it; null when it has none.</summary>
    public static string? NameOfZero(ITypeSymbol type) =>
        Of(type).Where(field => Bits(field.Value) == 0).Select(field => field.Key).FirstOrDefault();

    private static string? CombinedText(List<KeyValuePair<string, object>> fields, ulong bits)
    {
        var parts = new List<string>();
        foreach (var field in fields.OrderByDescending(field => Bits(field.Value)))
        {
            var own = Bits(field.Value);
            if (own != 0 && (bits & own) == own)
            {
                parts.Insert(0, field.Key);
                bits &= ~own;
            }
        }

        return bits == 0 && parts.Count > 0 ? string.Join(", ", parts) : null;
    }

    private static ulong Bits(object value) => value switch
    {
        sbyte or short or int or long => unchecked((ulong)Convert.ToInt64(value, CultureInfo.InvariantCulture)),
        _ => Convert.ToUInt64(value, CultureInfo.InvariantCulture),
    };
}
