using CrdToolkit.Schema.Json;

namespace CrdToolkit.Generators.BuiltIn;

/// <summary>
/// A table in this assembly's resources: lines of a name and a JSON object. The first question finds where the lines are; after that
/// each reads its own line alone, out of the mapped file.
/// </summary>
/// <param name="resource">The name of the resource.</param>
internal sealed class EmbeddedTable(string resource)
{
    private readonly Lazy<Dictionary<string, (int Start, int Length)>> lines = new(() => Index(resource));

    /// <summary>The names of all lines.</summary>
    public IEnumerable<string> Names => lines.Value.Keys;

    /// <summary>The object of a name; null when there is none.</summary>
    public JsonObject? Find(string name)
    {
        if (!lines.Value.TryGetValue(name, out var line))
        {
            return null;
        }

        using var stream = Open(resource);
        stream.Position = line.Start;
        var bytes = new byte[line.Length];
        for (var read = 0; read < bytes.Length;)
        {
            read += stream.Read(bytes, read, bytes.Length - read);
        }

        return (JsonObject)JsonReader.Parse(bytes);
    }

    private static Dictionary<string, (int Start, int Length)> Index(string resource)
    {
        using var stream = Open(resource);
        using var copy = new MemoryStream((int)stream.Length);
        stream.CopyTo(copy);
        var bytes = copy.GetBuffer();
        var lines = new Dictionary<string, (int Start, int Length)>(StringComparer.Ordinal);
        for (var start = 0; start < copy.Length;)
        {
            var end = Array.IndexOf(bytes, (byte)'\n', start);
            var blank = Array.IndexOf(bytes, (byte)' ', start);
            lines.Add(System.Text.Encoding.ASCII.GetString(bytes, start, blank - start), (blank + 1, end - blank - 1));
            start = end + 1;
        }

        return lines;
    }

    private static Stream Open(string resource) => typeof(EmbeddedTable).Assembly.GetManifestResourceStream(resource)
        ?? throw new InvalidOperationException($"The generator lacks its resource '{resource}'.");
}
