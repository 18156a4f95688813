using System.Globalization;

namespace CrdToolkit;

/// <summary>Writes tags as Prometheus labels: <c>controller="machine",result="success"</c>.</summary>
internal static class MetricLabels
{
    public static string Write(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        for (var size = 2_048; ; size *= 2)
        {
            var buffer = new char[size];
            if (TryWrite(tags, buffer, out var length))
                return new string(buffer, 0, length);
        }
    }

    public static bool TryWrite(ReadOnlySpan<KeyValuePair<string, object?>> tags, Span<char> buffer, out int length)
    {
        length = 0;
        foreach (var (name, value) in tags)
        {
            if (length > 0 && !TryAppend(",", buffer, ref length))
                return false;
            if (!TryAppend(name, buffer, ref length) || !TryAppend("=\"", buffer, ref length) || !TryEscape(value, buffer, ref length) || !TryAppend("\"", buffer, ref length))
                return false;
        }

        return true;
    }

    private static bool TryEscape(object? value, Span<char> buffer, ref int length)
    {
        var text = value as string ?? Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        foreach (var character in text)
        {
            var (isDone, escaped) = character switch
            {
                '\\' => (TryAppend("\\\\", buffer, ref length), true),
                '"' => (TryAppend("\\\"", buffer, ref length), true),
                '\n' => (TryAppend("\\n", buffer, ref length), true),
                _ => (true, false),
            };
            if (!isDone)
                return false;
            if (escaped)
                continue;
            if (length == buffer.Length)
                return false;
            buffer[length++] = character;
        }

        return true;
    }

    private static bool TryAppend(ReadOnlySpan<char> text, Span<char> buffer, ref int length)
    {
        if (!text.TryCopyTo(buffer[length..]))
            return false;
        length += text.Length;
        return true;
    }
}
