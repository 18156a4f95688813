using System.Text.Json.Serialization;

namespace CrdToolkit.Contract.Shapes;

[JsonConverter(typeof(MachineIdConverter)), SchemaType(typeof(string))]
public readonly record struct MachineId(string Value);
