using System.Globalization;
using CrdToolkit.Schema.Cel.Evaluation.Values;
using CrdToolkit.Schema.Patterns;
using CrdToolkit.Schema.Validation;

namespace CrdToolkit.Schema.Cel.Evaluation.Library;

/// <summary>Values of one type as those of another.</summary>
internal static class CelConversions
{
    private static readonly CelFailure Overflow = new("integer overflow");
    private static readonly CelFailure UnsignedOverflow = new("unsigned integer overflow");

    /// <summary>Whether a function converts. One of constants is evaluated before all else.</summary>
    public static bool IsConversion(string function) =>
        function is "string" or "int" or "uint" or "double" or "bool" or "bytes" or "timestamp" or "duration" or "dyn";

    /// <summary>The result of a conversion; null where there is none.</summary>
    /// <param name="type">The name of the type to convert to.</param>
    /// <param name="value">The value.</param>
    public static object? Convert(string type, object value) => type switch
    {
        "dyn" => value,
        "string" => AsText(value),
        "int" => AsInt(value),
        "uint" => AsUint(value),
        "double" => AsDouble(value),
        "bool" => AsBool(value),
        "bytes" => value is string text ? CelBytes.Of(text) : value as CelBytes,
        "timestamp" => value switch
        {
            CelTimestamp => value,
            string text => CelTimeReader.Timestamp(text),
            long seconds => CelTimestamp.Of(seconds, 0),
            _ => null,
        },
        "duration" => value switch
        {
            CelDuration => value,
            string text => CelTimeReader.Duration(text) is { } duration ? duration : Failure("google.protobuf.Duration"),
            _ => null,
        },
        _ => null,
    };

    /// <summary>A number as Go's <c>%g</c> prints it.</summary>
    public static string Text(double number) =>
        double.IsNaN(number) ? "NaN"
        : double.IsInfinity(number) ? (number > 0 ? "+Inf" : "-Inf")
        : number == 0 ? (1 / number < 0 ? "-0" : "0")
        : GoText.Format(number);

    private static object? AsText(object value) => value switch
    {
        string => value,
        long or ulong => System.Convert.ToString(value, CultureInfo.InvariantCulture)!,
        double number => Text(number),
        bool truth => truth ? "true" : "false",
        CelBytes bytes => bytes.Text() is { } text ? text : new CelFailure("invalid UTF-8 in bytes, cannot convert to string"),
        CelTimestamp or CelDuration => value.ToString()!,
        CelExtension extension => extension.Text,
        _ => null,
    };

    private static object? AsInt(object value) => value switch
    {
        long => value,
        ulong number => number > long.MaxValue ? Overflow : (long)number,
        double number => Math.Abs(number) < long.MaxValue ? (long)Math.Truncate(number) : Overflow,
        string text => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : Failure("int"),
        CelTimestamp timestamp => timestamp.Seconds,
        CelDuration duration => duration.Nanoseconds,
        _ => null,
    };

    private static object? AsUint(object value) => value switch
    {
        ulong => value,
        long number => number < 0 ? UnsignedOverflow : (ulong)number,
        double number => number >= 0 && number < ulong.MaxValue ? (ulong)number : UnsignedOverflow,
        string text => ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : Failure("uint"),
        _ => null,
    };

    private static object? AsDouble(object value) => value switch
    {
        double => value,
        long number => (double)number,
        ulong number => (double)number,
        string text => Parse(text),
        _ => null,
    };

    private static object? AsBool(object value) => value switch
    {
        bool => value,
        string text => text switch
        {
            "1" or "t" or "T" or "true" or "TRUE" or "True" => true,
            "0" or "f" or "F" or "false" or "FALSE" or "False" => false,
            _ => Failure("bool"),
        },
        _ => null,
    };

    // Hexadecimal numbers and underscores are left to the API server.
    private static object Parse(string text) => text.ToLowerInvariant() switch
    {
        "nan" => double.NaN,
        "inf" or "+inf" or "infinity" or "+infinity" => double.PositiveInfinity,
        "-inf" or "-infinity" => double.NegativeInfinity,
        var lower when Re2.IsMatch(@"^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$", lower) =>
            double.TryParse(lower, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && !double.IsInfinity(number) ? number : Failure("double"),
        var lower => Re2.IsMatch("^[+-]?0x", lower) || lower.IndexOf('_') >= 0 ? CelUnknown.Instance : Failure("double"),
    };

    private static CelFailure Failure(string type) => new($"type conversion error from 'string' to '{type}'");
}
