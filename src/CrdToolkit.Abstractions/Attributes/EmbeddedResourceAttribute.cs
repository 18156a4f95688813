namespace CrdToolkit;

/// <summary>
/// The value is a Kubernetes object: the API server demands apiVersion and kind and checks metadata
/// (<c>x-kubernetes-embedded-resource</c>). For <c>JsonObject</c>, for free JSON, or for a type that has those properties.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter | AttributeTargets.Class, Inherited = false)]
public sealed class EmbeddedResourceAttribute : Attribute;
