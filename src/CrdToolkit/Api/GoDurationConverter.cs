using System.Text.Json;
using System.Text.Json.Serialization;
using System.Xml;

namespace CrdToolkit;

/// <summary>Writes a <see cref="TimeSpan"/> as a Go duration, and reads either that or ISO 8601 (<c>PT1H30M</c>).</summary>
internal sealed class GoDurationConverter : JsonConverter<TimeSpan>
{
    public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.TokenType == JsonTokenType.String ? reader.GetString()! : "";
        if (GoDuration.TryParse(text, out var value))
            return value;
        try
        {
            return XmlConvert.ToTimeSpan(text);
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
            throw new JsonException($"'{text}' is no duration; write one such as 1h30m, 250ms or PT1H30M");
        }
    }

    public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) =>
        writer.WriteStringValue(GoDuration.Format(value));
}
