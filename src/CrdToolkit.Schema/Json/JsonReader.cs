using System.Text;

namespace CrdToolkit.Schema.Json;

/// <summary>
/// Reads JSON (RFC 8259, nothing more lenient). As in the API server, of members with one name the last counts, and bytes that are
/// no UTF-8 are read as U+FFFD.
/// </summary>
public static class JsonReader
{
    /// <summary>Reads the one JSON value that a text holds.</summary>
    /// <exception cref="JsonSyntaxException">It holds none, or more than one, or is nested too deeply.</exception>
    public static JsonValue Parse(string json, JsonReaderOptions? options = null)
    {
        var utf8 = Encoding.UTF8.GetBytes(json);
        try
        {
            return Parse(utf8, 0, utf8.Length, options);
        }
        catch (JsonSyntaxException error)
        {
            var characters = Encoding.UTF8.GetCharCount(utf8, 0, error.Offset);
            throw new JsonSyntaxException(error.Problem, error.Line, error.Column, characters);
        }
    }

    /// <summary>Reads the one JSON value that bytes in UTF-8 hold.</summary>
    /// <exception cref="JsonSyntaxException">They hold none, or more than one, or it is nested too deeply.</exception>
    public static JsonValue Parse(byte[] utf8, JsonReaderOptions? options = null) => Parse(utf8, 0, utf8.Length, options);

    /// <summary>Reads the one JSON value that a range of bytes in UTF-8 holds.</summary>
    /// <exception cref="JsonSyntaxException">The range holds none, or more than one, or it is nested too deeply.</exception>
    public static JsonValue Parse(byte[] utf8, int offset, int count, JsonReaderOptions? options = null)
    {
        if (offset < 0 || count < 0 || count > utf8.Length - offset)
        {
            throw new ArgumentOutOfRangeException(nameof(count), "The range lies outside of the bytes.");
        }

        return new JsonTextParser(utf8, offset, count, options ?? new()).ParseDocument();
    }

    /// <summary>Reads the one JSON object that a text holds.</summary>
    /// <exception cref="JsonSyntaxException">It holds something else.</exception>
    public static JsonObject ParseObject(string json, JsonReaderOptions? options = null) =>
        Parse(json, options) as JsonObject ?? throw new JsonSyntaxException("expected a JSON object", 1, 1, 0);
}
