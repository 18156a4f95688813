using System.Reflection;
using System.Text.RegularExpressions;
using CrdToolkit.Generators.Diagnostics;
using CrdToolkit.Generators.Tests.Documentation;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CrdToolkit.CodeFixes.Tests;

/// <summary>The page of the diagnostics says of each whether there is a fix, and why not.</summary>
public partial class FixTableTests
{
    [Fact]
    public void The_page_says_which_diagnostics_have_a_fix()
    {
        var rows = File.ReadLines(Path.Combine(Repository.Root, "docs", "diagnostics", "README.md")).Select(line => Row().Match(line)).Where(match => match.Success).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);
        var fixable = typeof(SyntaxChange).Assembly.GetTypes()
            .Where(type => type.GetCustomAttribute<ExportCodeFixProviderAttribute>() is not null)
            .SelectMany(type => ((CodeFixProvider)Activator.CreateInstance(type)!).FixableDiagnosticIds)
            .ToHashSet();

        Assert.Equal(Rules.All.Select(rule => rule.Id).Order(StringComparer.Ordinal), rows.Keys.Order(StringComparer.Ordinal));
        Assert.All(rows, row => Assert.True(row.Value.StartsWith("yes", StringComparison.Ordinal) ? fixable.Contains(row.Key) : row.Value.StartsWith("no: ", StringComparison.Ordinal) && !fixable.Contains(row.Key), $"{row.Key}: {row.Value}"));
    }

    [GeneratedRegex(@"^\| \[(CRD\d{4})\].*\| ([^|]*) \|$")]
    private static partial Regex Row();
}
