using System.Text;
using System.Text.Json;
using CrdToolkit.Schema.Json;

namespace CrdToolkit.Cli.Reading;

/// <summary>Reads JSON with the place of each member.</summary>
internal sealed class JsonSourceReader
{
    private const int MaximumDepth = 1_000;
    private readonly byte[] utf8;
    private readonly List<SourceProblem> problems = [];
    private int offset;
    private int line;
    private int column = 1;

    private JsonSourceReader(byte[] utf8, int firstLine) => (this.utf8, line) = (utf8, firstLine);

    /// <summary>Reads the values of a text, which may stand one behind the other.</summary>
    public static IEnumerable<SourceDocument> Read(string text, int firstLine)
    {
        var reader = new JsonSourceReader(Encoding.UTF8.GetBytes(text), firstLine);
        var documents = new List<SourceDocument>();
        var tokens = new Utf8JsonReader(reader.utf8, new System.Text.Json.JsonReaderOptions { AllowMultipleValues = true, MaxDepth = MaximumDepth });
        try
        {
            while (tokens.Read())
            {
                var (value, source) = reader.ReadValue(ref tokens);
                documents.Add(new(value, source, [.. reader.problems]));
                reader.problems.Clear();
            }
        }
        catch (JsonException error)
        {
            documents.Add(SourceDocument.Malformed(reader.At(error), Words(error)));
        }

        return documents;
    }

    private (JsonValue Value, SourceNode Source) ReadValue(ref Utf8JsonReader tokens)
    {
        var position = Position(tokens.TokenStartIndex);
        switch (tokens.TokenType)
        {
            case JsonTokenType.StartObject:
                return ReadObject(ref tokens, position);
            case JsonTokenType.StartArray:
                return ReadArray(ref tokens, position);
            case JsonTokenType.String:
                return (new JsonString(tokens.GetString()!), new(position));
            case JsonTokenType.Number:
                return (JsonReader.Parse(Encoding.UTF8.GetString(tokens.ValueSpan)), new(position));
            case JsonTokenType.True or JsonTokenType.False:
                return (tokens.GetBoolean(), new(position));
            default:
                return (JsonNull.Instance, new(position));
        }
    }

    private (JsonValue Value, SourceNode Source) ReadObject(ref Utf8JsonReader tokens, SourcePosition position)
    {
        var values = new List<KeyValuePair<string, JsonValue>>();
        var members = new Dictionary<string, (SourcePosition, SourceNode)>(StringComparer.Ordinal);
        while (tokens.Read() && tokens.TokenType != JsonTokenType.EndObject)
        {
            var (name, at) = (tokens.GetString()!, Position(tokens.TokenStartIndex));
            tokens.Read();
            var (value, source) = ReadValue(ref tokens);
            if (!members.TryAdd(name, (at, source)))
            {
                problems.Add(new(at, "duplicate-key", $"key {JsonWriter.Quote(name)} is set twice: the last one counts, and kubectl refuses both"));
                members[name] = (at, source);
                values.RemoveAll(member => member.Key == name);
            }

            values.Add(new(name, value));
        }

        return (new JsonObject(new(values)), new(position) { Members = members });
    }

    private (JsonValue Value, SourceNode Source) ReadArray(ref Utf8JsonReader tokens, SourcePosition position)
    {
        var (values, items) = (new List<JsonValue>(), new List<SourceNode>());
        while (tokens.Read() && tokens.TokenType != JsonTokenType.EndArray)
        {
            var (value, source) = ReadValue(ref tokens);
            values.Add(value);
            items.Add(source);
        }

        return (JsonArray.Of(values), new(position) { Items = items });
    }

    /// <summary>Tokens are asked for in their order, so that each byte is looked at once.</summary>
    private SourcePosition Position(long target)
    {
        for (; offset < target; offset++)
        {
            if (utf8[offset] == '\n')
            {
                line++;
                column = 1;
            }
            else
            {
                // A byte that continues a character counts nothing; one that begins a character outside of the first plane two.
                column += (utf8[offset] & 0xC0) == 0x80 ? 0 : utf8[offset] >= 0xF0 ? 2 : 1;
            }
        }

        return new(line, column);
    }

    private SourcePosition At(JsonException error)
    {
        var start = 0;
        for (var skipped = 0L; skipped < (error.LineNumber ?? 0); skipped++)
        {
            start = Array.IndexOf(utf8, (byte)'\n', start) + 1;
        }

        return Position(Math.Min(utf8.Length, start + (error.BytePositionInLine ?? 0)));
    }

    private static string Words(JsonException error)
    {
        var end = error.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return "no JSON: " + (end < 0 ? error.Message : error.Message[..end]);
    }
}
