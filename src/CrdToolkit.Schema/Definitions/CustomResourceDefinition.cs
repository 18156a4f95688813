using CrdToolkit.Schema.Collections;
using CrdToolkit.Schema.Json;

namespace CrdToolkit.Schema.Definitions;

/// <summary>A CustomResourceDefinition of apiextensions.k8s.io/v1, as far as its author writes it (no status).</summary>
public sealed record CustomResourceDefinition
{
    /// <summary><c>metadata.name</c>; must be <c>&lt;plural&gt;.&lt;group&gt;</c>.</summary>
    public required string Name { get; init; }

    /// <summary><c>metadata.labels</c>.</summary>
    public EquatableDictionary<string> Labels { get; init; }

    /// <summary><c>metadata.annotations</c>.</summary>
    public EquatableDictionary<string> Annotations { get; init; }

    /// <summary><c>spec.group</c>.</summary>
    public required string Group { get; init; }

    /// <summary><c>spec.scope</c>: <c>Namespaced</c> or <c>Cluster</c>.</summary>
    public required string Scope { get; init; }

    /// <summary><c>spec.names</c>.</summary>
    public required CustomResourceNames Names { get; init; }

    /// <summary><c>spec.versions</c>, in the order written.</summary>
    public EquatableArray<CustomResourceVersion> Versions { get; init; }

    /// <summary><c>spec.conversion</c>; null is the strategy None.</summary>
    public CustomResourceConversion? Conversion { get; init; }

    /// <summary><c>spec.preserveUnknownFields</c>; the API server refuses true.</summary>
    public bool PreserveUnknownFields { get; init; }

    /// <summary>
    /// What is written beside, by its path, and judged though it is nothing that an author means: <c>metadata.generateName</c>,
    /// <c>metadata.finalizers</c>, <c>metadata.ownerReferences</c>, and <c>spec.versions</c> where it is an empty list.
    /// </summary>
    public EquatableDictionary<JsonValue> AlsoWritten { get; init; }
}
