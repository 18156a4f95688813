using CrdToolkit.Schema.Collections;
using CrdToolkit.Schema.Definitions;

namespace CrdToolkit.Generators.Discovery;

/// <summary>
/// One version of a custom resource: all that its CustomResourceDefinition, plumbing and client are made of. Equal models make
/// equal source, which is why no symbol, syntax or location is in it.
/// </summary>
internal sealed record ResourceModel
{
    /// <summary>The C# type.</summary>
    public required TypeName Type { get; init; }

    public required string Group { get; init; }

    public required string Version { get; init; }

    public required string Kind { get; init; }

    public required string Plural { get; init; }

    public required string Singular { get; init; }

    public bool ClusterScoped { get; init; }

    /// <summary>Whether the type has <c>[SubresourceStatus]</c>.</summary>
    public bool HasStatus { get; init; }

    /// <summary>Whether the type has <c>[SubresourceScale]</c>.</summary>
    public bool HasScale { get; init; }

    /// <summary>The C# type of the spec; null where the type has none.</summary>
    public string? SpecType { get; init; }

    /// <summary>The C# type of the status without a nullable annotation; null where the type has none.</summary>
    public string? StatusType { get; init; }

    /// <summary>The pattern of an observed generation that was left out; null where the status has none that a client can fill in.</summary>
    public string? UnsetObservedGeneration { get; init; }

    public EquatableArray<string> ShortNames { get; init; }

    public EquatableArray<string> Categories { get; init; }

    /// <summary>Labels of the definition itself.</summary>
    public EquatableDictionary<string> Labels { get; init; }

    /// <summary>Annotations of the definition itself.</summary>
    public EquatableDictionary<string> Annotations { get; init; }

    /// <summary>Whether the type says <c>Storage = true</c>; a single version stores without being told.</summary>
    public bool StorageSet { get; init; }

    /// <summary>The version's entry in the definition; <c>storage</c> is decided where all versions are known.</summary>
    public required CustomResourceVersion Definition { get; init; }

    /// <summary>Whether generated code for the type would compile: it is partial, not generic, not hidden, and a custom resource.</summary>
    public bool IsEmittable { get; init; }

    /// <summary>What is wrong with the type, each in one sentence; the definition of its kind is withheld while there is anything.</summary>
    public EquatableArray<string> Errors { get; init; }

    /// <summary>Whether the definition is withheld. Plumbing and client are emitted all the same, so that user code keeps compiling.</summary>
    public bool HasErrors => !Errors.IsEmpty;

    /// <summary>Whether the schema says all that the type does, be the definition withheld or not.</summary>
    public bool HasWholeSchema { get; init; } = true;
}
