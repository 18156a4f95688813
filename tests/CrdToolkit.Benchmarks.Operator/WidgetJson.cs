using System.Text.Json.Serialization;

namespace CrdToolkit.Benchmarks.Operator;

/// <summary>The contract of the resource, made at compile time.</summary>
[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(Widget))]
internal sealed partial class WidgetJson : JsonSerializerContext;
