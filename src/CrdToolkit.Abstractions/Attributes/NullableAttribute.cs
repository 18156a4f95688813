namespace CrdToolkit;

/// <summary>
/// The API server accepts and keeps <c>null</c> (<c>nullable</c>). Without it an explicit null is dropped, as if the property were left
/// out, which is what <c>T?</c> means. The type of the property must be one that can be null.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class NullableAttribute : Attribute;
