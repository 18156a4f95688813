using System.Globalization;
using CrdToolkit.Schema.Json;

namespace CrdToolkit.Testing.Protobuf;

/// <summary>Writes the messages that have a JSON form of their own.</summary>
internal static class WireForms
{
    private const int NanosecondsOfTick = 100;

    /// <summary>A Time or MicroTime; none is an empty message.</summary>
    public static void Time(WireWriter writer, JsonValue? value)
    {
        if (value is not JsonString text
            || !DateTime.TryParse(text.Value, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var time))
        {
            return;
        }

        var ticks = (time - DateTime.UnixEpoch).Ticks;
        var seconds = (long)Math.Floor((double)ticks / TimeSpan.TicksPerSecond);
        writer.Integer(1, seconds);
        writer.Integer(2, (ticks - (seconds * TimeSpan.TicksPerSecond)) * NanosecondsOfTick);
    }

    /// <summary>An IntOrString: which of the two it is, the number, the text.</summary>
    public static void IntOrString(WireWriter writer, JsonValue? value)
    {
        var text = (value as JsonString)?.Value;
        writer.Integer(1, text is null ? 0 : 1);
        writer.Integer(2, value is JsonNumber number && number.TryGetInt64(out var integer) ? integer : 0);
        writer.Text(3, text ?? "");
    }

    /// <summary>A RawExtension: JSON in bytes.</summary>
    public static void Raw(WireWriter writer, JsonValue? value)
    {
        if (value is not null)
        {
            writer.Content(1, JsonWriter.WriteUtf8(value));
        }
    }

    /// <summary>A list that is a message of its own (ExtraValue).</summary>
    public static void Items(WireWriter writer, JsonValue? value)
    {
        foreach (var item in value is JsonArray array ? array.Items : [])
        {
            writer.Text(1, ((JsonString)item).Value);
        }
    }
}
