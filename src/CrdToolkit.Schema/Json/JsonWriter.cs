using System.Text;

namespace CrdToolkit.Schema.Json;

/// <summary>Writes JSON values as compact JSON text, members in the order of their object.</summary>
public static class JsonWriter
{
    /// <summary>The value as compact JSON.</summary>
    public static string Write(JsonValue value)
    {
        var text = new StringBuilder();
        Append(text, value);
        return text.ToString();
    }

    /// <summary>
    /// The value as compact JSON, as the API server stores it: members in ordinal order of their names, numbers as 64-bit integers or
    /// doubles. Equal values give equal texts.
    /// </summary>
    public static string WriteCanonical(JsonValue value) => Write(Sort(value));

    /// <summary>The value as compact JSON in UTF-8, without byte order mark.</summary>
    public static byte[] WriteUtf8(JsonValue value)
    {
        using var buffer = Utf8Buffer.Rent();
        JsonUtf8Writer.Append(buffer, value);
        return buffer.ToArray();
    }

    /// <summary>The value as a line of compact JSON in UTF-8: what <see cref="WriteUtf8(JsonValue)"/> gives, and a line feed.</summary>
    public static byte[] WriteUtf8Line(JsonValue value)
    {
        using var buffer = Utf8Buffer.Rent();
        JsonUtf8Writer.Append(buffer, value);
        buffer.Append((byte)'\n');
        return buffer.ToArray();
    }

    /// <summary>A text as a JSON string, in double quotes.</summary>
    public static string Quote(string value)
    {
        var text = new StringBuilder(value.Length + 2);
        AppendString(text, value);
        return text.ToString();
    }

    private static JsonValue Sort(JsonValue value) => value switch
    {
        JsonNumber number => number.Normalize(),
        JsonArray or JsonObject when !StackGuard.HasRoom => StackGuard.Continue(static rest => Sort(rest), value),
        JsonArray array => JsonArray.Of(array.Items.Select(Sort)),
        JsonObject json => new JsonObject(new(
            json.Members.OrderBy(member => member.Key, StringComparer.Ordinal)
                .Select(member => new KeyValuePair<string, JsonValue>(member.Key, Sort(member.Value))))),
        _ => value,
    };

    private static void Append(StringBuilder text, JsonValue value)
    {
        switch (value)
        {
            case JsonNull:
                text.Append("null");
                break;
            case JsonBoolean boolean:
                text.Append(boolean.Value ? "true" : "false");
                break;
            case JsonNumber number:
                text.Append(number.Text);
                break;
            case JsonString { Value: var content }:
                AppendString(text, content);
                break;
            case JsonArray or JsonObject when !StackGuard.HasRoom:
                StackGuard.Continue(static rest => Append(rest.text, rest.value), (text, value));
                break;
            case JsonArray array:
                text.Append('[');
                for (var i = 0; i < array.Items.Count; i++)
                {
                    text.Append(i == 0 ? "" : ",");
                    Append(text, array.Items[i]);
                }

                text.Append(']');
                break;
            case JsonObject json:
                text.Append('{');
                var first = true;
                foreach (var member in json.Members)
                {
                    text.Append(first ? "" : ",");
                    first = false;
                    AppendString(text, member.Key);
                    text.Append(':');
                    Append(text, member.Value);
                }

                text.Append('}');
                break;
        }
    }

    private static void AppendString(StringBuilder text, string value)
    {
        text.Append('"');
        var from = 0;
        for (var i = 0; i < value.Length; i++)
        {
            if (JsonEscapes.Of(value[i]) is { } escape)
            {
                text.Append(value, from, i - from).Append(escape);
                from = i + 1;
            }
        }

        text.Append(value, from, value.Length - from).Append('"');
    }
}
