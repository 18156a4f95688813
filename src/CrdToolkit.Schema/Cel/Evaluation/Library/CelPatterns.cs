using CrdToolkit.Schema.Patterns;

namespace CrdToolkit.Schema.Cel.Evaluation.Library;

/// <summary>Regular expressions.</summary>
internal static class CelPatterns
{
    /// <summary>The result of a method of a string; null where there is none for such arguments.</summary>
    public static object? Call(string text, string method, IReadOnlyList<object> arguments) => (method, arguments) switch
    {
        ("matches", [string pattern]) => Re2.FindError(pattern) is { } error ? new CelFailure(error) : Re2.IsMatch(pattern, text),
        ("find", [string pattern]) => Found(text, pattern, 1, found => found.Count == 0 ? "" : found[0]),
        ("findAll", [string pattern]) => Found(text, pattern, -1, found => found.ToList<object>()),
        ("findAll", [string pattern, long most]) => Found(text, pattern, most, found => found.ToList<object>()),
        _ => null,
    };

    private static object Found(string text, string pattern, long most, Func<IReadOnlyList<string>, object> make) =>
        Re2.FindError(pattern) is { } error ? new CelFailure($"Illegal regex: {error}")
        : Re2.FindAll(pattern, text, most < 0 ? int.MaxValue : (int)Math.Min(most, int.MaxValue)) is { } found ? make(found)
        : CelUnknown.Instance;
}
