namespace CrdToolkit;

/// <summary>
/// What holds of each value of a type, wherever it is used. Where the property constrains too, the narrower limit counts; limits that
/// nothing satisfies together are an error.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum, Inherited = false)]
public sealed class ConstraintsAttribute : SchemaConstraintsAttribute;
