namespace CrdToolkit;

/// <summary>
/// Gives a custom resource the <c>status</c> subresource: the status is written apart from the rest, through the client's status
/// members, which exist only with this attribute.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class SubresourceStatusAttribute : Attribute;
