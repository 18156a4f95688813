namespace CrdToolkit;

/// <summary>
/// What holds of each item of the list: <c>[Items(MaxLength = 63)] public List&lt;string&gt;? Names</c>. On a property, or on a type that is
/// a list.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter | AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ItemsAttribute : ElementConstraintsAttribute;
