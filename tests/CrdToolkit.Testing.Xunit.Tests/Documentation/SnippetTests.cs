using System.Reflection;
using System.Text.RegularExpressions;

namespace CrdToolkit.Testing.Xunit.Tests.Documentation;

/// <summary>What the page shows is compiled and run: each snippet is a part of a test in this project.</summary>
public sealed partial class SnippetTests
{
    private static readonly string Root = typeof(SnippetTests).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    [Fact]
    public void Each_snippet_of_the_page_is_code_of_a_test()
    {
        var page = File.ReadAllText(Path.Combine(Root, "docs", "local-api-server.md"));
        var code = Directory.EnumerateFiles(Path.Combine(Root, "tests", "CrdToolkit.Testing.Xunit.Tests"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(file => Flat(File.ReadAllText(file)))
            .ToList();
        var snippets = Snippet().Matches(page).Select(match => match.Groups[1].Value).ToList();

        Assert.NotEmpty(snippets);
        Assert.Equal([], snippets.Where(snippet => !code.Any(text => text.Contains(Flat(snippet), StringComparison.Ordinal))));
    }

    private static string Flat(string code) => string.Join('\n', code.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0));

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Snippet();
}
