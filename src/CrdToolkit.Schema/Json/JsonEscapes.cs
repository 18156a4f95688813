using System.Globalization;

namespace CrdToolkit.Schema.Json;

/// <summary>What stands for a character that may not stand in a JSON string itself.</summary>
internal static class JsonEscapes
{
    private static readonly string?[] Ascii = [.. Enumerable.Range(0, 128).Select(code => Escape((char)code))];

    /// <summary>The escape of a character; null when it needs none.</summary>
    public static string? Of(char character) => character < 128 ? Ascii[character] : null;

    private static string? Escape(char character) => character switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        < ' ' or '\u007f' => "\\u" + ((int)character).ToString("x4", CultureInfo.InvariantCulture),
        _ => null,
    };
}
