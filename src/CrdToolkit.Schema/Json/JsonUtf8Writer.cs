namespace CrdToolkit.Schema.Json;

/// <summary>The writer that goes straight to UTF-8, for the wire.</summary>
internal static class JsonUtf8Writer
{
    public static void Append(Utf8Buffer buffer, JsonValue value)
    {
        switch (value)
        {
            case JsonString { Value: var content }:
                AppendString(buffer, content);
                break;
            case JsonObject or JsonArray when !StackGuard.HasRoom:
                StackGuard.Continue(static rest => Append(rest.buffer, rest.value), (buffer, value));
                break;
            case JsonObject json:
                AppendObject(buffer, json);
                break;
            case JsonArray array:
                AppendArray(buffer, array);
                break;
            case JsonNumber number:
                buffer.AppendAscii(number.Text);
                break;
            case JsonBoolean boolean:
                buffer.AppendAscii(boolean.Value ? "true" : "false");
                break;
            case JsonNull:
                buffer.AppendAscii("null");
                break;
        }
    }

    private static void AppendObject(Utf8Buffer buffer, JsonObject json)
    {
        buffer.Append((byte)'{');
        var first = true;
        foreach (var member in json.Members)
        {
            if (!first)
            {
                buffer.Append((byte)',');
            }

            first = false;
            AppendString(buffer, member.Key);
            buffer.Append((byte)':');
            Append(buffer, member.Value);
        }

        buffer.Append((byte)'}');
    }

    private static void AppendArray(Utf8Buffer buffer, JsonArray array)
    {
        buffer.Append((byte)'[');
        for (var i = 0; i < array.Items.Count; i++)
        {
            if (i > 0)
            {
                buffer.Append((byte)',');
            }

            Append(buffer, array.Items[i]);
        }

        buffer.Append((byte)']');
    }

    private static void AppendString(Utf8Buffer buffer, string value)
    {
        buffer.Append((byte)'"');
        var from = 0;
        for (var i = 0; i < value.Length; i++)
        {
            if (JsonEscapes.Of(value[i]) is { } escape)
            {
                buffer.AppendText(value, from, i - from);
                buffer.AppendAscii(escape);
                from = i + 1;
            }
        }

        buffer.AppendText(value, from, value.Length - from);
        buffer.Append((byte)'"');
    }
}
