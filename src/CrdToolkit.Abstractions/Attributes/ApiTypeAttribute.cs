namespace CrdToolkit;

/// <summary>
/// Marks a type that API types of other assemblies use. Compiled assemblies keep neither initializers nor documentation comments; an
/// assembly with a type so marked carries the defaults and descriptions of it, and of the types of that assembly that it is made of, so
/// that the schemas of others have them.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface | AttributeTargets.Enum, Inherited = false)]
public sealed class ApiTypeAttribute : Attribute;
