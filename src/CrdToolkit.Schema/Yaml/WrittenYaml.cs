using CrdToolkit.Schema.Collections;
using CrdToolkit.Schema.Json;

namespace CrdToolkit.Schema.Yaml;

/// <summary>
/// Reads back what <see cref="YamlWriter"/> wrote, comment lines before it apart. It knows no other YAML: a text that would not come out
/// the same when it is written again is not read.
/// </summary>
public static class WrittenYaml
{
    /// <summary>The value of a document; null where somebody else wrote or changed the text.</summary>
    /// <param name="text">The document, with line feeds.</param>
    public static JsonValue? Read(string text)
    {
        while (text.StartsWith("#", StringComparison.Ordinal))
        {
            text = text.Substring(text.IndexOf('\n') is var end && end < 0 ? text.Length : end + 1);
        }

        try
        {
            var value = new Block(text).ReadAll();
            return YamlWriter.Write(value) == text ? value : null;
        }
        catch (Exception error) when (error is FormatException or JsonSyntaxException)
        {
            return null;
        }
    }

    private sealed class Block(string text)
    {
        // Far deeper than any definition: what is nested further was not written by a build.
        private const int DeepestNesting = 1_000;

        private readonly string[] lines = text.TrimEnd('\n').Split('\n');
        private int line;
        private int depth;

        // The dash of an item stands where its first line is indented to.
        private string current = "";

        public JsonValue ReadAll()
        {
            current = lines[0];
            var value = IsStructure(current) ? Structure(0) : Scalar(current, -1);
            return line >= lines.Length ? value : throw new FormatException();
        }

        private static bool IsStructure(string text) => IsItem(text) || EndOfName(text) >= 0;

        private static bool IsItem(string text) => text.TrimStart(' ').StartsWith("- ", StringComparison.Ordinal);

        private static int IndentOf(string text) => text.Length - text.TrimStart(' ').Length;

        // What stands on the line of a name or a dash, or below it.
        private JsonValue Value(string rest, int indent)
        {
            if (rest.Length > 0)
            {
                return Scalar(rest, indent);
            }

            Next();
            return Structure(IndentOf(current));
        }

        private JsonValue Structure(int indent)
        {
            if (++depth > DeepestNesting)
            {
                throw new FormatException();
            }

            JsonValue structure = IsItem(current) ? Items(indent) : Members(indent);
            depth--;
            return structure;
        }

        private JsonArray Items(int indent)
        {
            var items = new List<JsonValue>();
            while (line < lines.Length && IndentOf(current) == indent && IsItem(current))
            {
                var rest = current.Substring(indent + 2);
                if (IsStructure(rest))
                {
                    current = new string(' ', indent + 2) + rest;
                    items.Add(Structure(indent + 2));
                }
                else
                {
                    items.Add(Scalar(rest, indent));
                }
            }

            return new JsonArray(items.ToEquatableArray());
        }

        private JsonObject Members(int indent)
        {
            var members = new JsonObjectBuilder();
            while (line < lines.Length && IndentOf(current) == indent && !IsItem(current))
            {
                var end = EndOfName(current);
                if (end < 0)
                {
                    throw new FormatException();
                }

                var name = current.Substring(indent, end - indent);
                members[Unquoted(name)] = Value(current.Substring(end + 1).TrimStart(' '), indent);
            }

            return members.ToObject();
        }

        // Behind the colon of a name; a quoted name may hold colons.
        private static int EndOfName(string text)
        {
            var start = IndentOf(text);
            if (start == text.Length)
            {
                return -1;
            }

            var end = text[start] is '"' or '\'' ? EndOfQuoted(text, start) : start;
            for (var i = end; i >= 0 && i < text.Length; i++)
            {
                if (text[i] == ':' && (i + 1 == text.Length || text[i + 1] == ' '))
                {
                    return i;
                }

                if (end > start)
                {
                    return -1;
                }
            }

            return -1;
        }

        private static int EndOfQuoted(string text, int start)
        {
            for (var i = start + 1; i < text.Length; i++)
            {
                if (text[i] == '\\' && text[start] == '"')
                {
                    i++;
                }
                else if (text[i] == text[start])
                {
                    if (text[start] == '"' || i + 1 == text.Length || text[i + 1] != '\'')
                    {
                        return i + 1;
                    }

                    i++;
                }
            }

            return -1;
        }

        private JsonValue Scalar(string rest, int indent)
        {
            if (rest is "|" or "|-" or "|+")
            {
                return Literal(rest, indent + 2);
            }

            Next();
            return rest switch
            {
                "" => throw new FormatException(),
                "{}" => JsonObject.Empty,
                "[]" => JsonArray.Empty,
                _ when rest[0] is '"' or '\'' => new JsonString(Unquoted(rest)),
                "null" or "true" or "false" => JsonReader.Parse(rest),
                _ when YamlPlainText.IsSafe(rest) => new JsonString(rest),
                _ => JsonReader.Parse(rest),
            };
        }

        private JsonString Literal(string header, int indent)
        {
            var content = new List<string>();
            Next();
            for (; line < lines.Length && (current.Length == 0 || IndentOf(current) >= indent); Next())
            {
                content.Add(current.Length == 0 ? "" : current.Substring(indent));
            }

            // The line feeds at the end of the document are not among its lines.
            var end = header == "|-" ? "" : line < lines.Length ? "\n" : text.Substring(text.TrimEnd('\n').Length);
            return new JsonString(string.Join("\n", content) + end);
        }

        private static string Unquoted(string text) => text.Length == 0 ? throw new FormatException() : text[0] switch
        {
            '"' => JsonReader.Parse(text) is JsonString value ? value.Value : throw new FormatException(),
            '\'' when text.Length > 1 => text.Substring(1, text.Length - 2).Replace("''", "'"),
            _ => text,
        };

        private void Next() => current = ++line < lines.Length ? lines[line] : "";
    }
}
