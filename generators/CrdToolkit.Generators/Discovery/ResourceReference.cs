namespace CrdToolkit.Generators.Discovery;

/// <summary>A kind of resource as generated code refers to it: a custom resource or a model of the Kubernetes client.</summary>
internal sealed record ResourceReference
{
    /// <summary>The C# type, with <c>global::</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The simple name of the type, from which the name of its client is made.</summary>
    public required string TypeSimpleName { get; init; }

    public required string Group { get; init; }

    public required string Version { get; init; }

    public required string Kind { get; init; }

    public required string Plural { get; init; }

    public bool ClusterScoped { get; init; }

    public bool HasStatus { get; init; }

    public bool HasScale { get; init; }

    /// <summary>The expression of its descriptor, for a custom resource; null for a built-in kind, whose descriptor is written out.</summary>
    public string? DescriptorExpression { get; init; }

    /// <summary>Whether it is a model of the Kubernetes client.</summary>
    public bool IsBuiltIn => DescriptorExpression is null;

    /// <summary>The C# type of its status; null where it has none.</summary>
    public string? StatusType { get; init; }

    /// <summary>The pattern of an observed generation that was left out; null where the status has none that a client can fill in.</summary>
    public string? UnsetObservedGeneration { get; init; }
}
