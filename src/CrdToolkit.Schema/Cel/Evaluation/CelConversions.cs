using System.Globalization;

namespace CrdToolkit.Schema.Cel.Evaluation;

/// <summary>Values of one type as those of another.</summary>
internal static class CelConversions
{
    /// <summary>The result of a conversion; <see cref="CelUnknown"/> where it is not known here.</summary>
    /// <param name="type">The name of the type to convert to.</param>
    /// <param name="value">The value.</param>
    public static object Convert(string type, object value) => (type, value) switch
    {
        ("string", string text) => text,
        ("string", long number) => number.ToString(CultureInfo.InvariantCulture),
        ("string", bool truth) => truth ? "true" : "false",
        ("int", long number) => number,
        ("int", double number) when Math.Abs(number) < long.MaxValue => (long)Math.Truncate(number),
        ("int", string text) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : Failure("int"),
        ("double", double number) => number,
        ("double", long number) => (double)number,
        ("bool", bool truth) => truth,
        ("bool", string text) => text switch
        {
            "1" or "t" or "T" or "true" or "TRUE" or "True" => true,
            "0" or "f" or "F" or "false" or "FALSE" or "False" => false,
            _ => Failure("bool"),
        },
        (_, CelNull) => new CelFailure($"no such overload: {type}(null_type)"),
        (_, CelStructure) => new CelFailure($"no such overload: {type}(map)"),
        (_, IReadOnlyList<object>) => new CelFailure($"no such overload: {type}(list)"),
        _ => CelUnknown.Instance,
    };

    private static CelFailure Failure(string type) => new($"type conversion error from 'string' to '{type}'");
}
