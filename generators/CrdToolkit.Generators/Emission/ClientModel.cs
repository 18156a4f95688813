using CrdToolkit.Generators.Discovery;

namespace CrdToolkit.Generators.Emission;

/// <summary>A typed client to generate.</summary>
internal sealed record ClientModel
{
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

    /// <summary>Whether there is a scale subresource.</summary>
    public bool HasScale { get; init; }

    /// <summary>The client of a resource that this assembly declares.</summary>
    public static ClientModel For(ResourceModel resource) => new()
    {
        Type = resource.Type.Sibling(resource.Type.Name + "Client"),
        ResourceType = resource.Type.FullyQualifiedName,
        Kind = resource.Kind,
        Descriptor = resource.Type.FullyQualifiedName + ".Descriptor",
        ClusterScoped = resource.ClusterScoped,
        StatusType = resource.HasStatus ? resource.StatusType : null,
        HasScale = resource.HasScale,
    };
}
