using System.Text.RegularExpressions;
using CrdToolkit.Build.Tests.Consumers;

namespace CrdToolkit.Build.Tests;

/// <summary>docs/getting-started.md, followed to the letter with the packed packages: each block goes to the file that is named before it.</summary>
public sealed partial class GettingStartedTests(PackageFeed feed)
{
    [Fact]
    public async Task Who_follows_the_page_has_an_operator_and_a_test_that_passes()
    {
        var folder = feed.CreateConsumerDirectory();
        foreach (Match block in Block().Matches(File.ReadAllText(Path.Combine(PackageFeed.RepositoryRoot, "docs", "getting-started.md"))))
        {
            var file = Path.Combine(folder, block.Groups["file"].Value);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, block.Groups["text"].Value.Replace("Version=\"0.1.0\"", $"Version=\"{PackageFeed.Version}\""));
        }

        // Some lower bounds of the Kubernetes client's dependencies were never published.
        var test = await CommandLine.RunAsync(folder, "dotnet", "test", "Shop.Tests", "--nologo", "-nodeReuse:false", "-p:NoWarn=NU1603");

        Assert.Contains("Passed:     1", test.Succeeded().Output);
        Assert.DoesNotContain("warning", test.Output);
        Assert.True(File.Exists(Path.Combine(folder, "Shop/config/crd/bases/shop.example.com_greetings.yaml")));
    }

    [GeneratedRegex(@"^`(?<file>[^`\n]+)`[^\n]*\n\n```(xml|csharp)\n(?<text>.*?)\n```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
