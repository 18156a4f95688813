using CrdToolkit.Schema.Patterns;

namespace CrdToolkit.Schema.Cel.Evaluation;

/// <summary>The methods of strings; <see cref="CelUnknown"/> of those that are not known here.</summary>
internal static class CelStrings
{
    /// <summary>Whether a method is one of strings alone, whatever an API server knows besides.</summary>
    public static bool IsOfStrings(string method) => method is "contains" or "startsWith" or "endsWith" or "matches";

    /// <summary>The result of a method.</summary>
    public static object Call(string text, string method, IReadOnlyList<object> arguments) => (method, arguments) switch
    {
        ("contains", [string part]) => text.Contains(part),
        ("startsWith", [string part]) => text.StartsWith(part, StringComparison.Ordinal),
        ("endsWith", [string part]) => text.EndsWith(part, StringComparison.Ordinal),
        ("matches", [string pattern]) => Re2.FindError(pattern) is null ? Re2.IsMatch(pattern, text) : CelUnknown.Instance,
        _ when IsOfStrings(method) => CelFunctions.NoOverload,
        ("lowerAscii", []) => Ascii(text, 'A', 'Z', 'a' - 'A'),
        ("upperAscii", []) => Ascii(text, 'a', 'z', 'A' - 'a'),
        ("trim", []) => text.Trim(),
        ("replace", [string { Length: > 0 } from, string to]) => text.Replace(from, to),
        ("split", [string { Length: > 0 } separator]) => text.Split([separator], StringSplitOptions.None).ToList<object>(),
        // Positions are those of characters, of which a pair of surrogates is one.
        _ when text.Any(char.IsSurrogate) => CelUnknown.Instance,
        ("charAt", [long index]) => index == text.Length ? "" : index < 0 || index > text.Length ? OutOfRange(index) : text.Substring((int)index, 1),
        ("indexOf", [string part]) => (long)text.IndexOf(part, StringComparison.Ordinal),
        ("lastIndexOf", [string { Length: > 0 } part]) => (long)text.LastIndexOf(part, StringComparison.Ordinal),
        ("substring", [long start]) => start < 0 || start > text.Length ? OutOfRange(start) : text.Substring((int)start),
        ("substring", [long start, long end]) => Substring(text, start, end),
        _ => CelUnknown.Instance,
    };

    private static object Substring(string text, long start, long end) =>
        start > end ? new CelFailure($"invalid substring range. start: {start}, end: {end}")
        : start < 0 ? OutOfRange(start)
        : end > text.Length ? OutOfRange(end)
        : text.Substring((int)start, (int)(end - start));

    private static CelFailure OutOfRange(long index) => new($"index out of range: {index}");

    private static string Ascii(string text, char first, char last, int shift) =>
        new([.. text.Select(c => c >= first && c <= last ? (char)(c + shift) : c)]);
}
