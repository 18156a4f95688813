using CrdToolkit.Generators.Applying;
using CrdToolkit.Generators.Discovery;

namespace CrdToolkit.Generators.Emission;

/// <summary>A typed client to generate.</summary>
internal sealed record ClientModel
{
    /// <summary>What the name of a resource type ends with in that of its client.</summary>
    public const string Suffix = "Client";

    /// <summary>The client's own name and place; it stands beside the resource type, or in the root namespace.</summary>
    public required TypeName Type { get; init; }

    /// <summary>The type of the objects, as C# names it.</summary>
    public required string ResourceType { get; init; }

    /// <summary>The kind, for documentation.</summary>
    public required string Kind { get; init; }

    /// <summary>The expression that gives the descriptor.</summary>
    public required string Descriptor { get; init; }

    /// <summary>Whether the kind has no namespaces.</summary>
    public required bool ClusterScoped { get; init; }

    /// <summary>The type of the status where there is a status subresource, else null.</summary>
    public string? StatusType { get; init; }

    /// <summary>The pattern of an observed generation that was left out; null where the status has none that can be filled in.</summary>
    public string? UnsetObservedGeneration { get; init; }

    /// <summary>Whether the kind is one of Kubernetes itself, whose models are applied as they are.</summary>
    public bool IsBuiltIn { get; init; }

    /// <summary>The apply types of a custom resource; null where there are none.</summary>
    public ApplyNames? Apply { get; init; }

    /// <summary>Whether there is a scale subresource.</summary>
    public bool HasScale { get; init; }

    /// <summary>The client of a resource that this assembly declares: beside the type, and as visible as it is.</summary>
    public static ClientModel For(ResourceModel resource) => new()
    {
        Type = NameBeside(resource.Type),
        ResourceType = resource.Type.FullyQualifiedName,
        Kind = resource.Kind,
        Descriptor = resource.Type.FullyQualifiedName + ".Descriptor",
        ClusterScoped = resource.ClusterScoped,
        StatusType = resource.HasStatus ? resource.StatusType : null,
        UnsetObservedGeneration = resource.UnsetObservedGeneration,
        HasScale = resource.HasScale,
    };

    /// <summary>The client of a kind that this assembly asks for with <c>[GenerateClient]</c>.</summary>
    /// <param name="request">The kind.</param>
    /// <param name="targetNamespace">The namespace of the client; empty for the global one.</param>
    public static ClientModel For(ClientRequest request, string targetNamespace)
    {
        var resource = request.Resource;
        var name = resource.TypeSimpleName + Suffix;
        return new()
        {
            Type = new TypeName
            {
                Namespace = targetNamespace,
                Name = name,
                Keyword = "class",
                Accessibility = request.IsPublic ? "public" : "internal",
                FullyQualifiedName = targetNamespace.Length == 0 ? $"global::{name}" : $"global::{targetNamespace}.{name}",
                IsPartial = true,
                IsVisibleInAssembly = true,
                IsGeneric = false,
            },
            ResourceType = resource.Type,
            Kind = resource.Kind,
            Descriptor = DescriptorExpression.Of(resource),
            ClusterScoped = resource.ClusterScoped,
            StatusType = resource.HasStatus ? resource.StatusType : null,
            UnsetObservedGeneration = resource.UnsetObservedGeneration,
            IsBuiltIn = resource.IsBuiltIn,
            HasScale = resource.HasScale,
        };
    }

    private static TypeName NameBeside(TypeName resource)
    {
        // of a resource named @class: classClient
        var name = resource.Name.TrimStart('@') + Suffix;
        var scope = resource.FullyQualifiedName.Substring(0, resource.FullyQualifiedName.Length - resource.Name.Length);
        return resource with
        {
            Name = name,
            Keyword = "class",
            Accessibility = resource.Accessibility == "public" ? "public" : "internal",
            FullyQualifiedName = scope + name,
        };
    }
}
