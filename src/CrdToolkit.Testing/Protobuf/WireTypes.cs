using System.Globalization;
using System.Text;
using CrdToolkit.Schema.Json;

namespace CrdToolkit.Testing.Protobuf;

/// <summary>The messages that have a JSON form of their own.</summary>
internal static class WireTypes
{
    /// <summary>A Time or MicroTime: seconds and nanoseconds since 1970; null for none.</summary>
    public static JsonValue Time(ReadOnlySpan<byte> bytes, string format)
    {
        if (bytes.IsEmpty)
        {
            return JsonNull.Instance;
        }

        var (seconds, nanoseconds) = (0L, 0L);
        var reader = new WireReader(bytes);
        while (reader.TryRead(out var number, out var scalar, out _))
        {
            (seconds, nanoseconds) = number == 1 ? (unchecked((long)scalar), nanoseconds) : (seconds, unchecked((long)scalar));
        }

        try
        {
            return DateTime.UnixEpoch.AddSeconds(seconds).AddTicks(nanoseconds / 100).ToString(format, CultureInfo.InvariantCulture);
        }
        catch (ArgumentOutOfRangeException)
        {
            throw new FormatException($"the time {seconds} s after 1970 is outside of the years that can be written");
        }
    }

    /// <summary>A double.</summary>
    public static JsonNumber Double(ulong bits) => BitConverter.UInt64BitsToDouble(bits) is var value && double.IsFinite(value)
        ? JsonNumber.FromDouble(value)
        : throw new FormatException($"unsupported value: {value}");

    /// <summary>A Quantity: its text.</summary>
    public static JsonValue Text(ReadOnlySpan<byte> bytes)
    {
        var text = "";
        var reader = new WireReader(bytes);
        while (reader.TryRead(out var number, out _, out var content))
        {
            text = number == 1 ? Encoding.UTF8.GetString(content) : text;
        }

        return text;
    }

    /// <summary>An IntOrString: which of the two it is, the number, the text.</summary>
    public static JsonValue IntOrString(ReadOnlySpan<byte> bytes)
    {
        var (isText, integer, text) = (false, 0L, "");
        var reader = new WireReader(bytes);
        while (reader.TryRead(out var number, out var scalar, out var content))
        {
            switch (number)
            {
                case 1:
                    isText = scalar == 1;
                    break;
                case 2:
                    integer = unchecked((long)scalar);
                    break;
                case 3:
                    text = Encoding.UTF8.GetString(content);
                    break;
            }
        }

        return isText ? text : integer;
    }

    /// <summary>A list that is a message of its own (ExtraValue).</summary>
    public static IReadOnlyList<JsonValue> Items(ReadOnlySpan<byte> bytes)
    {
        var items = new List<JsonValue>();
        var reader = new WireReader(bytes);
        while (reader.TryRead(out var number, out _, out var content))
        {
            if (number == 1)
            {
                items.Add(Encoding.UTF8.GetString(content));
            }
        }

        return items;
    }

    /// <summary>A RawExtension: JSON in bytes.</summary>
    public static JsonValue Raw(ReadOnlySpan<byte> bytes)
    {
        JsonValue value = JsonNull.Instance;
        var reader = new WireReader(bytes);
        while (reader.TryRead(out var number, out _, out var content))
        {
            value = number == 1 && !content.IsEmpty ? JsonReader.Parse(content.ToArray()) : value;
        }

        return value;
    }
}
