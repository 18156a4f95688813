using CrdToolkit.Schema.Json;

namespace CrdToolkit.Schema.Tests.Json;

/// <summary>JSON values that a seed determines, rich in what writers and readers stumble over.</summary>
internal sealed class RandomJson(int seed)
{
    private static readonly string[] Words =
    [
        "", "a", "yes", "No", "on", "~", "null", "true", "1", "0x1F", "1_000", "1.5", "1e3", ".5", "12:30:45", "2001-12-14", "-", "- a",
        "key: value", "a #b", "#b", " lead", "trail ", "tab\there", "line1\nline2", "line1\n\nline3\n", "\nfirst empty", "  indented\nnext",
        "ends with newlines\n\n\n", "quote\"'", "back\\slash", "é", "日本", "😀", "\u0001", "\u0085", "\u2028", "\ufeff", "[a]", "{a}", "*a", "&a",
        "!a", "%a", "@a", "`a", "|", ">", "?", "? a", ":", "::", "---", "--- a", "...", "<<", "=", "a:", "a\r\nb", "y", "n", "0o7", "07", "+1", "1.2.3",
        "carriage\rreturn", "trailing space \nnext", "\ttab first", "x\n\ttabbed", "\n", "\n\n", "nan", ".NaN", "-.inf", "Infinity", "0b1", "1,000",
    ];

    private readonly Random random = new(seed);

    public JsonValue Next() => Next(4);

    public string NextText() => random.Next(4) == 0
        ? string.Concat(Words[random.Next(Words.Length)], Words[random.Next(Words.Length)])
        : Words[random.Next(Words.Length)];

    private JsonValue Next(int depth) => random.Next(depth > 0 ? 9 : 6) switch
    {
        0 => JsonNull.Instance,
        1 => random.Next(2) == 0,
        2 => JsonNumber.FromInt64(random.NextInt64(long.MinValue, long.MaxValue) >> random.Next(64)),
        3 => JsonNumber.FromDouble((random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-20, 25))),
        4 or 5 => NextText(),
        6 => JsonArray.Of(Enumerable.Range(0, random.Next(4)).Select(_ => Next(depth - 1)).ToArray()),
        _ => NextObject(depth),
    };

    private JsonObject NextObject(int depth)
    {
        var members = new JsonObjectBuilder();
        for (var i = random.Next(random.Next(10) == 0 ? 20 : 5); i > 0; i--)
        {
            members[NextText()] = Next(depth - 1);
        }

        return members.ToObject();
    }
}
