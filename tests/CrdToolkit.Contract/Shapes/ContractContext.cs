using System.Text.Json.Serialization;

namespace CrdToolkit.Contract.Shapes;

/// <summary>What a user's project has for Native AOT: the same types without reflection.</summary>
[JsonSerializable(typeof(Scalars))]
[JsonSerializable(typeof(Collections))]
[JsonSerializable(typeof(Choices))]
[JsonSerializable(typeof(KubernetesParts))]
internal sealed partial class ContractContext : JsonSerializerContext;
