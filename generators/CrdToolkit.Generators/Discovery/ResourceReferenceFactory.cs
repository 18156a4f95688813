using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.Discovery;

/// <summary>Finds out which kind of resource a type is.</summary>
internal static class ResourceReferenceFactory
{
    /// <summary>The kind of a type; null when it is neither a custom resource nor a model of the Kubernetes client.</summary>
    public static ResourceReference? Create(ITypeSymbol type)
    {
        if (type is not INamedTypeSymbol { IsGenericType: false } named)
        {
            return null;
        }

        if (named.GetAttributes().Find(AttributeNames.CustomResource) is not { } attribute)
        {
            return BuiltInKinds.Find(named);
        }

        var naming = CustomResourceNaming.Of(named, attribute);
        var shape = ResourceShape.Of(named);
        return new ResourceReference
        {
            Type = named.FullyQualifiedName(),
            TypeSimpleName = named.Name,
            Group = naming.Group,
            Version = naming.Version,
            Kind = naming.Kind,
            Plural = naming.Plural,
            ClusterScoped = naming.ClusterScoped,
            HasStatus = named.Has(AttributeNames.SubresourceStatus),
            HasScale = named.Has(AttributeNames.SubresourceScale),
            DescriptorExpression = $"{named.FullyQualifiedName()}.Descriptor",
            StatusType = shape.Status?.FullyQualifiedName(),
            UnsetObservedGeneration = ObservedGeneration.UnsetPattern(shape.Status),
        };
    }
}
