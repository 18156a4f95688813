using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace CrdToolkit.Schema.Patterns;

/// <summary>
/// Regular expressions as the API server reads them: the syntax of RE2 in Go's package regexp. There is no look-around, there are
/// no back references, <c>\d</c>, <c>\w</c> and <c>\s</c> are ASCII, and <c>$</c> is the very end of the text.
/// </summary>
public static class Re2
{
    /// <summary>Patterns come from schemas, which are few; the limit is for tests that make thousands.</summary>
    private const int MaxCached = 4096;

    /// <summary>The engine that never backtracks; .NET Framework, which only checks patterns, does not know it.</summary>
    private const RegexOptions NonBacktracking = (RegexOptions)1024;

    // What it finds too large is left to the engine that backtracks, for as long as a request may reasonably take.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private static readonly ConcurrentDictionary<string, Regex?> Compiled = new(StringComparer.Ordinal);

    /// <summary>Why RE2 refuses a pattern, in Go's words (<c>error parsing regexp: …</c>); null when it accepts it.</summary>
    public static string? FindError(string pattern)
    {
        try
        {
            new Re2Parser(pattern).Parse();
            return null;
        }
        catch (Re2SyntaxException error)
        {
            return error.Message;
        }
    }

    /// <summary>
    /// Whether a text has a part that matches a pattern. A pattern that RE2 refuses matches nothing; one that has no counterpart
    /// in .NET (a rare script by name), or is so large that .NET does not come to an end with it, matches everything.
    /// </summary>
    public static bool IsMatch(string pattern, string text)
    {
        try
        {
            return Find(pattern)?.IsMatch(text) ?? FindError(pattern) is null;
        }
        catch (RegexMatchTimeoutException)
        {
            return true;
        }
    }

    /// <summary>
    /// The parts of a text that match a pattern, as Go finds them: an empty one never follows at once on another. Null where that is not
    /// certain.
    /// </summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="text">The text.</param>
    /// <param name="most">How many are asked for.</param>
    internal static IReadOnlyList<string>? FindAll(string pattern, string text, int most)
    {
        // .NET sees two characters where Go sees one.
        if (text.Any(char.IsSurrogate) || Find(pattern) is not { } regex)
        {
            return null;
        }

        var found = new List<string>();
        try
        {
            var end = -1;
            for (var match = regex.Match(text); match.Success && found.Count < most; match = match.NextMatch())
            {
                if (match.Length > 0 || match.Index != end)
                {
                    found.Add(match.Value);
                }

                end = match.Index + match.Length;
            }
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }

        return found;
    }

    private static Regex? Find(string pattern)
    {
        if (!Compiled.TryGetValue(pattern, out var regex))
        {
            if (Compiled.Count >= MaxCached)
            {
                Compiled.Clear();
            }

            regex = Compiled.GetOrAdd(pattern, Compile(pattern));
        }

        return regex;
    }

    private static Regex? Compile(string pattern)
    {
        try
        {
            var translated = new Re2Parser(pattern).Parse();
            return translated is null ? null : Compile(translated, NonBacktracking) ?? Compile(translated, RegexOptions.None);
        }
        catch (Re2SyntaxException)
        {
            return null;
        }
    }

    private static Regex? Compile(string translated, RegexOptions options)
    {
        try
        {
            return new(translated, options | RegexOptions.CultureInvariant, options == NonBacktracking ? Regex.InfiniteMatchTimeout : Patience);
        }
        catch (Exception refusal) when (refusal is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
