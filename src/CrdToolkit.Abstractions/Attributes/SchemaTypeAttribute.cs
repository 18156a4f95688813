namespace CrdToolkit;

/// <summary>
/// Says what JSON a custom converter writes: that of another C# type. A schema cannot be known from a converter, so a type or property
/// with <c>[JsonConverter]</c> needs it. A strongly-typed id is written as its value:
/// <code>
/// [JsonConverter(typeof(MachineIdConverter)), SchemaType(typeof(string))]
/// public readonly record struct MachineId(string Value);
/// </code>
/// </summary>
/// <param name="type">
/// The type whose JSON the converter writes: <c>typeof(string)</c>, <c>typeof(int)</c>, <c>typeof(string[])</c>,
/// <c>typeof(IntOrString)</c>, <c>typeof(JsonNode)</c> for free JSON, or a type of your own.
/// </param>
[AttributeUsage(
    AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface | AttributeTargets.Enum
    | AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter,
    Inherited = false)]
public sealed class SchemaTypeAttribute(Type type) : Attribute
{
    /// <summary>The type whose JSON the converter writes.</summary>
    public Type Type { get; } = type;

    /// <summary>The <c>format</c> of the value, such as <c>ipv4</c> or <c>date-time</c>; by default that of the type.</summary>
    public string? Format { get; set; }
}
