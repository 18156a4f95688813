using System.Text.RegularExpressions;

namespace CrdToolkit.Generators.Tests.Documentation;

/// <summary>The page of attributes: rows of tables, each with a C# example and what comes out of it.</summary>
public static partial class AttributePage
{
    private static readonly string File = Path.Combine(
        Repository.Root,
        "docs/attributes.md");

    /// <summary>The rows whose second cell is C#.</summary>
    internal static IReadOnlyList<AttributeExample> Examples()
    {
        var section = "";
        var examples = new List<AttributeExample>();
        foreach (var (line, index) in System.IO.File.ReadLines(File).Select((line, index) => (line, index)))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                section = line[3..];
            }
            else if (Cells(line) is [var marker, var code, var output] && section is not ("" or "Where C# differs") && Spans(code) is { Count: > 0 } spans)
            {
                examples.Add(new AttributeExample(section, marker, spans, string.Join("", Spans(output)), index));
            }
        }

        return examples;
    }

    /// <summary>The definitions of all examples, as JSON, by what they show.</summary>
    public static IEnumerable<(string Name, string Json)> Definitions() => Examples().Select(example => ($"{example.Section}: {example.Marker}", example.Definition().ToString()));

    /// <summary>Writes what comes out of each example into its row.</summary>
    internal static void Update(IEnumerable<(AttributeExample Example, string Output)> outputs)
    {
        var lines = System.IO.File.ReadAllLines(File);
        foreach (var (example, output) in outputs)
        {
            var cells = Cells(lines[example.Line]);
            lines[example.Line] = $"| {cells[0]} | {cells[1]} | `{output.Replace("|", "\\|")}` |";
        }

        System.IO.File.WriteAllText(File, string.Join('\n', lines) + "\n");
    }

    private static IReadOnlyList<string> Cells(string line) => line.StartsWith("| ", StringComparison.Ordinal)
        ? [.. CellBorder().Split(line)[1..^1].Select(cell => cell.Trim())]
        : [];

    private static IReadOnlyList<string> Spans(string cell) => [.. CodeSpan().Matches(cell).Select(span => span.Groups[1].Value.Replace("\\|", "|"))];

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex CellBorder();

    [GeneratedRegex("`([^`]*)`")]
    private static partial Regex CodeSpan();
}
