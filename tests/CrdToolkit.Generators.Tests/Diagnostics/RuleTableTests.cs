using CrdToolkit.Generators.Diagnostics;
using CrdToolkit.Generators.Tests.Documentation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CrdToolkit.Generators.Tests.Diagnostics;

/// <summary>The table of rules, the release file, the pages and the analyzers say the same.</summary>
public sealed class RuleTableTests
{

    public static TheoryData<string> Identifiers => [.. Rules.All.Select(rule => rule.Id)];

    [Fact]
    public void Identifiers_are_in_order_and_unique() => Assert.Equal(
        Rules.All.Select(rule => rule.Id).Order(StringComparer.Ordinal).Distinct(),
        Rules.All.Select(rule => rule.Id));

    [Fact]
    public void Every_rule_is_in_the_table() => Assert.Equal(
        new[] { typeof(Rules), typeof(MemberRules), typeof(TypeRules), typeof(AccessRules), typeof(AdmissionRules) }.SelectMany(table => table.GetFields()).Where(field => field.FieldType == typeof(DiagnosticDescriptor)).Select(field => ((DiagnosticDescriptor)field.GetValue(null)!).Id).Order(),
        Rules.All.Select(rule => rule.Id).Order());

    [Theory]
    [MemberData(nameof(Identifiers))]
    public void A_rule_has_a_page_of_its_title_and_severity(string id)
    {
        var rule = Rules.All.Single(rule => rule.Id == id);
        var page = File.ReadAllLines(Path.Combine(Repository.Root, rule.HelpLinkUri));

        Assert.Equal($"# {id}: {rule.Title}", page[0]);
        Assert.Equal($"Severity: {rule.DefaultSeverity.ToString().ToLowerInvariant()}", page[2]);
    }

    [Theory]
    [MemberData(nameof(Identifiers))]
    public void A_rule_is_in_the_release_file(string id)
    {
        var rule = Rules.All.Single(rule => rule.Id == id);

        Assert.Contains($"{id} | {rule.Category} | {rule.DefaultSeverity} | {rule.Title}", ReleaseLines());
    }

    [Fact]
    public void Pages_and_release_file_hold_no_other_rule()
    {
        var known = Rules.All.Select(rule => rule.Id).ToHashSet();

        Assert.All(Directory.GetFiles(Path.Combine(Repository.Root, "docs", "diagnostics"), "CRD*.md"), file => Assert.Contains(Path.GetFileNameWithoutExtension(file), known));
        Assert.All(ReleaseLines().Where(line => line.StartsWith("CRD", StringComparison.Ordinal)), line => Assert.Contains(line[..7], known));
    }

    [Theory]
    [MemberData(nameof(Identifiers))]
    public void A_rule_is_reported_by_an_analyzer(string id) => Assert.Contains(
        typeof(Rules).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract),
        type => ((DiagnosticAnalyzer)Activator.CreateInstance(type)!).SupportedDiagnostics.Any(rule => rule.Id == id));

    private static IEnumerable<string> ReleaseLines() =>
        new[] { "AnalyzerReleases.Shipped.md", "AnalyzerReleases.Unshipped.md" }
            .SelectMany(file => File.ReadLines(Path.Combine(Repository.Root, "generators", "CrdToolkit.Generators", file)));
}
