using System.Text.RegularExpressions;

namespace CrdToolkit.Schema.Tests.Validation;

/// <summary>docs/rules.md: complete, and true where a test can tell.</summary>
public sealed partial class RulePageTests
{
    private static readonly string Root = FindRoot();
    private static readonly string[][] Rows =
    [
        .. File.ReadLines(Path.Combine(Root, "docs", "rules.md"))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Where(cells => cells.Length == 6 && RuleNumber().IsMatch(cells[1]))
            .Select(cells => cells[1..5]),
    ];

    [Fact]
    public void Every_rule_has_one_row() => Assert.Equal(
        [
            .. Enumerable.Range(1, 120).Select(number => $"R-{number:00}"),
            .. Enumerable.Range(1, 2).Select(number => $"W-{number}"),
            .. Enumerable.Range(1, 20).Select(number => $"A-{number}"),
            .. Enumerable.Range(1, 7).Select(number => $"P-{number}"),
        ],
        Rows.Select(row => row[0]).OrderBy(rule => "RWAP".IndexOf(rule[0], StringComparison.Ordinal)).ThenBy(rule => int.Parse(rule[2..], System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void Every_row_says_how_C_sharp_tells_it_or_why_not() => Assert.All(
        Rows,
        row => Assert.True(
            row[2].Contains("](diagnostics/CRD", StringComparison.Ordinal) || row[2].Contains("](manifests.md#", StringComparison.Ordinal) || row[2].StartsWith("impossible: ", StringComparison.Ordinal) || row[2].StartsWith("not told: ", StringComparison.Ordinal),
            $"{row[0]}: {row[2]}"));

    [Fact]
    public void Every_row_names_tests_that_exist()
    {
        var tests = Directory.EnumerateFiles(Path.Combine(Root, "tests"), "*Tests.cs", SearchOption.AllDirectories).Select(Path.GetFileNameWithoutExtension).ToHashSet();

        Assert.All(Rows, row => Assert.True(row[3] == "none" ? row[2].Contains("not told: ", StringComparison.Ordinal) : TestName().Matches(row[3]).All(name => tests.Contains(name.Groups[1].Value)), $"{row[0]}: {row[3]}"));
    }

    [Fact]
    public void The_number_of_cases_is_that_of_the_cases()
    {
        var told = Rows.Where(row => row[3].Contains("RuleCaseTests", StringComparison.Ordinal)).ToDictionary(row => row[0], row => CaseCount().Match(row[3]).Groups[1].Value);

        Assert.Equal(
            RuleCase.All.Where(one => RuleNumber().IsMatch(one.Rule)).GroupBy(one => one.Rule).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => $"{group.Key} {group.Count()}"),
            told.OrderBy(row => row.Key, StringComparer.Ordinal).Select(row => $"{row.Key} {row.Value}"));
    }

    [Fact]
    public void Every_rule_that_the_validator_tells_has_a_case_of_its_own()
    {
        var told = Directory.EnumerateFiles(Path.Combine(Root, "src", "CrdToolkit.Schema"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains(Path.DirectorySeparatorChar + "obj" + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            .SelectMany(file => QuotedRule().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value))
            .ToHashSet();

        Assert.Equal([], told.Except(RuleCase.All.Select(one => one.Rule)).Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"^[RWAP]-\d+$")]
    private static partial Regex RuleNumber();

    [GeneratedRegex(@"`(\w+)`")]
    private static partial Regex TestName();

    [GeneratedRegex(@"`RuleCaseTests`, (\d+) case")]
    private static partial Regex CaseCount();

    [GeneratedRegex("\"(R-\\d+)\"")]
    private static partial Regex QuotedRule();

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "CrdToolkit.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside of the repository.");
        }

        return folder.FullName;
    }
}
