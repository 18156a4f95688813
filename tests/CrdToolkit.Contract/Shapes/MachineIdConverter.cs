using System.Text.Json;
using System.Text.Json.Serialization;

namespace CrdToolkit.Contract.Shapes;

public sealed class MachineIdConverter : JsonConverter<MachineId>
{
    public override MachineId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString()!);

    public override void Write(Utf8JsonWriter writer, MachineId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
