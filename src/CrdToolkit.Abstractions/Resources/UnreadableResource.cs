using k8s.Models;

namespace CrdToolkit;

/// <summary>
/// An object on the API server that its C# type cannot read: stored before the schema was tightened, or with an enum value that the
/// type does not know. It is known by its metadata; it is there, and neither fails the list that it is in nor counts as deleted.
/// </summary>
/// <param name="Metadata">The metadata of the object.</param>
/// <param name="JsonPath">Where in the object reading failed, such as <c>$.spec.cpu</c>.</param>
/// <param name="Reason">What was wrong there.</param>
public sealed record UnreadableResource(V1ObjectMeta Metadata, string JsonPath, string Reason)
{
    /// <summary>The name and the namespace of the object.</summary>
    public NamespacedName Key => new(Metadata.NamespaceProperty ?? "", Metadata.Name ?? "");

    /// <summary>Name, path and reason in one line.</summary>
    public override string ToString() => $"{Key}: {JsonPath}: {Reason}";
}
