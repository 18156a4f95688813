using System.Text.RegularExpressions;

namespace CrdToolkit.Generators.Tests.Documentation;

/// <summary>The page of the API server's rules: what is told of each, and by which test.</summary>
internal static partial class RulesPage
{
    /// <summary>The cells of each rule, the first of which is its number.</summary>
    public static IReadOnlyList<string[]> Rows { get; } =
    [
        .. File.ReadLines(Path.Combine(Repository.Root, "docs", "rules.md"))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Where(cells => cells.Length == 6 && RuleNumber().IsMatch(cells[1]))
            .Select(cells => cells[1..^1]),
    ];

    [GeneratedRegex(@"^[RWAP]-\d+$")]
    private static partial Regex RuleNumber();
}
