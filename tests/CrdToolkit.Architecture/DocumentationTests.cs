using System.Text.RegularExpressions;

namespace CrdToolkit.Architecture;

/// <summary>Pages point at what is there.</summary>
public partial class DocumentationTests
{
    public static TheoryData<string> Pages => [.. Repository.Files(".md", "docs", "examples", "src"), "README.md"];

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_relative_link_of_a_page_leads_somewhere(string page)
    {
        var folder = Path.GetDirectoryName(Path.Combine(Repository.Root, page))!;
        var broken =
            from Match match in Link().Matches(Code().Replace(Repository.Read(page), ""))
            let target = match.Groups[1].Value.Split('#')[0]
            where target.Length > 0 && !target.Contains("://", StringComparison.Ordinal)
            where !Path.Exists(Path.Combine(folder, target))
            select target;
        Assert.Equal([], broken);
    }

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    // what looks like a link in code is none
    [GeneratedRegex("`[^`]*`")]
    private static partial Regex Code();
}
