using System.Text;

namespace CrdToolkit.Cli.Reading;

/// <summary>
/// Cuts a YAML file at its document markers, as kubectl does before it looks at what is between them: so one document at a time is in
/// memory, and a malformed one does not hide the next.
/// </summary>
internal static class YamlChunks
{
    /// <summary>The pieces, each with the number of its first line.</summary>
    public static IEnumerable<(string Text, int FirstLine)> Of(TextReader reader)
    {
        var chunk = new StringBuilder();
        var (line, first) = (0, 1);
        while (reader.ReadLine() is { } text)
        {
            line++;
            if (text.StartsWith("---", StringComparison.Ordinal) && (text.Length == 3 || char.IsWhiteSpace(text[3])))
            {
                if (chunk.Length > 0)
                {
                    yield return (chunk.ToString(), first);
                }

                chunk.Clear();
                first = line;
            }

            chunk.Append(text).Append('\n');
        }

        if (chunk.Length > 0)
        {
            yield return (chunk.ToString(), first);
        }
    }
}
