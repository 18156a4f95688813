namespace CrdToolkit;

/// <summary>
/// What holds of each value of a type, wherever it is used; on a property, of its value, where the attributes of .NET do not know its type.
/// Where type and property constrain alike, the narrower limit counts; limits that nothing satisfies together are an error.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum, Inherited = false)]
public sealed class ConstraintsAttribute : SchemaConstraintsAttribute;
