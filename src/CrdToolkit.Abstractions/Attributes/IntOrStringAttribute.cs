namespace CrdToolkit;

/// <summary>
/// The value is an integer or a string (<c>x-kubernetes-int-or-string</c>). For a property of free JSON (<c>JsonElement</c>,
/// <c>JsonNode</c>); the types <c>IntOrString</c> and <c>ResourceQuantity</c> of the client say it themselves.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class IntOrStringAttribute : Attribute;
