using System.Text.Json;
using System.Text.Json.Serialization;

namespace CrdToolkit.Parity.Cases.Texts;

public sealed class ZoneConverter : JsonConverter<Zone>
{
    public override Zone Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString()!);

    public override void Write(Utf8JsonWriter writer, Zone value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
