using System.Text.RegularExpressions;

namespace CrdToolkit.Conformance.Documentation;

/// <summary>Keeps the table of <c>docs/conformance.md</c> true: for each rule, how many cases prove it, and on which servers they run.</summary>
public sealed partial class ConformanceTable
{
    /// <summary>Set to 1, this variable has the test write the counts into the page instead of comparing them.</summary>
    private const string UpdateVariable = "CRDTOOLKIT_UPDATE_DOCS";

    private const int Rules = 66;

    [Fact]
    public async Task The_page_counts_the_cases_of_each_rule()
    {
        var root = Root();
        var page = Path.Combine(root, "docs", "conformance.md");
        var text = await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken);
        var (local, lab) = Count(Path.Combine(root, "tests", "CrdToolkit.Conformance", "Cases"));

        var expected = Row().Replace(text, row =>
        {
            var rule = int.Parse(row.Groups["rule"].Value);
            return $"| {rule} |{row.Groups["text"].Value}| {local[rule]} | {lab[rule]} |";
        });

        Assert.Equal(Enumerable.Range(1, Rules), Row().Matches(text).Select(row => int.Parse(row.Groups["rule"].Value)));
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
        {
            await File.WriteAllTextAsync(page, expected, TestContext.Current.CancellationToken);
            return;
        }
        Assert.True(
            text == expected,
            $"docs/conformance.md does not count right; run this test with {UpdateVariable}=1 to correct it:\n"
                + string.Join('\n', expected.Split('\n').Except(text.Split('\n'))));
    }

    private static (int[] Local, int[] Lab) Count(string directory)
    {
        var (local, lab) = (new int[Rules + 1], new int[Rules + 1]);
        foreach (var file in Directory.EnumerateFiles(directory, "*.cs", SearchOption.AllDirectories))
        {
            var parts = Checklist().Split(File.ReadAllText(file));
            for (var i = 1; i < parts.Length; i += 2)
            {
                var deviates = parts[i + 1].Contains(".LabDeviates(", StringComparison.Ordinal)
                    || parts[i + 1].Contains("SkipUnless(Server.IsLocal", StringComparison.Ordinal);
                foreach (var rule in parts[i].Split(',').Select(int.Parse))
                {
                    local[rule]++;
                    lab[rule] += deviates ? 0 : 1;
                }
            }
        }
        return (local, lab);
    }

    private static string Root()
    {
        var directory = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(directory, "CrdToolkit.sln")))
        {
            directory = Path.GetDirectoryName(directory) ?? throw new DirectoryNotFoundException("The tests do not run within the repository.");
        }
        return directory;
    }

    [GeneratedRegex(@"Checklist\(([\d, ]+)\)")]
    private static partial Regex Checklist();

    [GeneratedRegex(@"^\| (?<rule>\d+) \|(?<text>[^|]*)\| (\d+) \| (\d+) \|$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Row();
}
