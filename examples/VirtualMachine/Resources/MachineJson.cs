using System.Text.Json.Serialization;

namespace VirtualMachines;

/// <summary>How the resources are read and written, made at compile time: the operator needs no reflection, which Native AOT lacks.</summary>
[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(VirtualMachine))]
[JsonSerializable(typeof(Network))]
internal sealed partial class MachineJson : JsonSerializerContext;
