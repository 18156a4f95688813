namespace CrdToolkit;

/// <summary>
/// The value cannot change once it is set: a CEL rule <c>self == oldSelf</c>, and, where the property is not required, one on the object
/// around it that keeps it from being removed.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class ImmutableAttribute : Attribute;
