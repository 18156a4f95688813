using CrdToolkit.Generators.Discovery;

namespace CrdToolkit.Generators.Emission;

/// <summary>
/// What the generated part of a resource type needs, and no more: an edit of the spec or of a comment leaves it as it was, so that
/// the file is not written anew.
/// </summary>
/// <param name="Type">The resource type.</param>
/// <param name="Descriptor">The expression that makes its descriptor.</param>
internal sealed record PlumbingModel(TypeName Type, string Descriptor)
{
    /// <summary>The plumbing of a resource type.</summary>
    public static PlumbingModel For(ResourceModel resource) => new(
        resource.Type,
        DescriptorExpression.Create(
            resource.Group, resource.Version, resource.Kind, resource.Plural, resource.ClusterScoped, resource.HasStatus, resource.HasScale));
}
