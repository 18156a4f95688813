using CrdToolkit.Schema.Json;

namespace CrdToolkit.Testing.Json;

/// <summary>Reads JSON as the API server does, with its words about what is none.</summary>
internal static class GoJson
{
    /// <summary>Reads the one value that a body holds.</summary>
    /// <param name="utf8">The body.</param>
    /// <param name="words">Whose words a syntax error is told in.</param>
    /// <param name="duplicates">Gets the path of each member that its object has already.</param>
    /// <exception cref="FormatException">It is no JSON.</exception>
    public static JsonValue Parse(byte[] utf8, GoJsonWords words, ICollection<string>? duplicates = null)
    {
        try
        {
            return utf8 is [0xEF, 0xBB, 0xBF, ..]
                ? throw new FormatException(new GoJsonSyntax(utf8, words).Error())
                : JsonReader.Parse(utf8, new JsonReaderOptions { DuplicateMembers = duplicates, MaxDepth = Nesting.MaximumDepth });
        }
        catch (JsonSyntaxException)
        {
            throw new FormatException(new GoJsonSyntax(utf8, words).Error());
        }
    }

    /// <summary>The first number in a value that no double can hold; null when there is none.</summary>
    public static JsonNumber? FindTooBig(JsonValue value)
    {
        var open = new Stack<JsonValue>([value]);
        while (open.TryPop(out var next))
        {
            switch (next)
            {
                case JsonNumber number when IsTooBig(number):
                    return number;
                case JsonArray array:
                    PushAll(array.Items);

                    break;
                case JsonObject json:
                    PushAll(json.Members.Values);

                    break;
            }
        }

        return null;

        // The first comes off first.
        void PushAll(IEnumerable<JsonValue> values)
        {
            foreach (var value in values.Reverse())
            {
                open.Push(value);
            }
        }
    }

    /// <summary>Whether no double can hold a number.</summary>
    public static bool IsTooBig(JsonNumber number) => double.IsInfinity(number.Value);

    /// <summary>What is said about a number that no double can hold.</summary>
    /// <param name="number">The number.</param>
    /// <param name="into">Where it should have gone.</param>
    public static string TooBig(JsonNumber number, string into = "value") => $"json: cannot unmarshal number {number.Text} into Go {into} of type float64";
}
