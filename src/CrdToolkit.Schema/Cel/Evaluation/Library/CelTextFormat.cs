using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CrdToolkit.Schema.Cel.Evaluation.Values;

namespace CrdToolkit.Schema.Cel.Evaluation.Library;

/// <summary>The method <c>format</c> of strings.</summary>
internal static class CelTextFormat
{
    private static readonly Regex Clause = new(@"\G%(\.(?<precision>[0-9]*))?(?<verb>.)?", RegexOptions.ExplicitCapture | RegexOptions.Singleline);

    /// <summary>The text, or the <see cref="CelFailure"/> in which it ends.</summary>
    /// <param name="format">The text with clauses.</param>
    /// <param name="values">What they stand for.</param>
    public static object Format(string format, IReadOnlyList<object> values)
    {
        var made = new StringBuilder();
        var used = 0;
        for (var at = 0; at < format.Length; at++)
        {
            if (made.Length > CelStrings.MostCharacters)
            {
                return CelUnknown.Instance;
            }

            if (format[at] != '%')
            {
                made.Append(format[at]);
                continue;
            }

            var clause = Clause.Match(format, at);
            at += clause.Length - 1;
            var (verb, precision) = (clause.Groups["verb"].Value, clause.Groups["precision"]);
            if (Problem(verb, precision) is { } problem)
            {
                return new CelFailure(problem);
            }

            if (verb == "%")
            {
                made.Append('%');
                continue;
            }

            if (used == values.Count)
            {
                return new CelFailure($"index {used} out of range");
            }

            switch (Clauses(verb, values[used++], precision.Value))
            {
                case string text:
                    made.Append(text);
                    break;
                case var other:
                    return other;
            }
        }

        return made.ToString();
    }

    private static string? Problem(string verb, Group precision) =>
        verb.Length == 0 ? (precision.Success ? "could not parse formatting clause: error while parsing precision: could not find end of precision specifier" : "unexpected end of string")
        : precision is { Success: true, Length: 0 } ? "could not parse formatting clause: error while parsing precision: error while converting precision to integer: strconv.Atoi: parsing \"\": invalid syntax"
        : verb is "%" or "s" or "d" or "f" or "e" or "b" or "x" or "X" or "o" ? null
        : $"could not parse formatting clause: unrecognized formatting clause \"{verb}\"";

    private static object Clauses(string verb, object value, string precision) => verb switch
    {
        "s" => CelTextForm.Of(value),
        "d" => value is long or ulong ? Convert.ToString(value, CultureInfo.InvariantCulture)! : Wrong("decimal clause can only be used on integers", value),
        "f" => CelDecimalForm.Fixed(value, precision) ?? Wrong("fixed-point clause can only be used on doubles", value),
        "e" => CelDecimalForm.Scientific(value) ?? Wrong("scientific clause can only be used on doubles", value),
        "b" => value is bool truth ? (truth ? "1" : "0") : Digits(value, 2) ?? Wrong("only integers and bools can be formatted as binary", value),
        "o" => Digits(value, 8) ?? Wrong("octal clause can only be used on integers", value),
        _ => Hexadecimal(value) is { } text ? (verb == "X" ? text.ToUpperInvariant() : text) : Wrong("only integers, byte buffers, and strings can be formatted as hex", value),
    };

    private static string? Hexadecimal(object value) => value switch
    {
        string text => Hexadecimal(CelBytes.Of(text)),
        CelBytes bytes => string.Concat(bytes.Content.Select(part => part.ToString("x2", CultureInfo.InvariantCulture))),
        _ => Digits(value, 16),
    };

    private static string? Digits(object value, uint radix) => value switch
    {
        ulong number => Digits(number, radix),
        long number => number < 0 ? "-" + Digits(unchecked((ulong)-number), radix) : Digits((ulong)number, radix),
        _ => null,
    };

    private static string Digits(ulong number, uint radix)
    {
        var digits = new StringBuilder();
        do
        {
            digits.Insert(0, "0123456789abcdef"[(int)(number % radix)]);
            number /= radix;
        }
        while (number > 0);
        return digits.ToString();
    }

    /// <summary>That a clause is not for such a value.</summary>
    public static object Wrong(string words, object value) =>
        CelTypeName.Of(value) is { } type ? new CelFailure($"error during formatting: {words}, was given {type}") : CelUnknown.Instance;
}
