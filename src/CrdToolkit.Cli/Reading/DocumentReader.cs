using System.Text;

namespace CrdToolkit.Cli.Reading;

/// <summary>Reads the documents of a file one by one, in YAML or JSON, as kubectl does.</summary>
internal static class DocumentReader
{
    // Stands for bytes that are no UTF-8; neither YAML nor a name of Kubernetes has it.
    private const char Undecodable = '\uffff';

    private static readonly Encoding Utf8 = Encoding.GetEncoding("utf-8", EncoderFallback.ReplacementFallback, new DecoderReplacementFallback(Undecodable.ToString()));

    /// <summary>Reads documents until the end; one that is malformed does not hide those behind it.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="name">Its name: <c>.json</c> is JSON whatever it looks like.</param>
    public static IEnumerable<SourceDocument> Read(Stream stream, string name)
    {
        using var reader = new StreamReader(stream, Utf8, detectEncodingFromByteOrderMarks: true, bufferSize: 65536);
        var isJson = name.EndsWith(".json", StringComparison.OrdinalIgnoreCase);
        foreach (var (text, firstLine) in isJson ? [(reader.ReadToEnd(), 1)] : YamlChunks.Of(reader))
        {
            if (text.IndexOf(Undecodable) is >= 0 and var bad)
            {
                yield return SourceDocument.Malformed(PositionOf(bad, text, firstLine), "no text in UTF-8, nor in UTF-16 with a byte order mark");
                continue;
            }

            var documents = isJson || LooksLikeJson(text) ? [.. JsonSourceReader.Read(text, firstLine)] : Array.Empty<SourceDocument>();
            if (!isJson && (documents.Length == 0 || documents[^1].Value is null))
            {
                // A YAML document may begin like JSON and not be any.
                documents = [.. YamlSourceReader.Read(text, firstLine)];
            }

            foreach (var document in documents)
            {
                yield return document;
            }
        }
    }

    private static SourcePosition PositionOf(int index, string text, int firstLine)
    {
        var before = text.AsSpan(0, index);
        return new(firstLine + before.Count('\n'), index - before.LastIndexOf('\n'));
    }

    private static bool LooksLikeJson(string text) => text.AsSpan().TrimStart().StartsWith("{");
}
