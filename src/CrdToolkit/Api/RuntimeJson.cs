using System.Text.Json.Serialization;
using k8s.Models;

namespace CrdToolkit;

/// <summary>The types of the client that the runtime itself reads and writes, whatever kinds an operator has.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(V1ObjectMeta))]
[JsonSerializable(typeof(V1ListMeta))]
[JsonSerializable(typeof(V1Status))]
[JsonSerializable(typeof(V1DeleteOptions))]
[JsonSerializable(typeof(V1Scale))]
internal sealed partial class RuntimeJson : JsonSerializerContext;
