namespace CrdToolkit;

/// <summary>
/// What holds of each value of the map: <c>[Values(Minimum = 0)] public Dictionary&lt;string, int&gt;? Weights</c>. On a property, or on a type
/// that is a map.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter | AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ValuesAttribute : ElementConstraintsAttribute;
