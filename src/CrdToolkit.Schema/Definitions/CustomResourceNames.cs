using CrdToolkit.Schema.Collections;

namespace CrdToolkit.Schema.Definitions;

/// <summary><c>spec.names</c> of a CustomResourceDefinition.</summary>
public sealed record CustomResourceNames
{
    /// <summary><c>kind</c>, in CamelCase.</summary>
    public required string Kind { get; init; }

    /// <summary><c>plural</c>, lower case: the name in paths.</summary>
    public required string Plural { get; init; }

    /// <summary><c>singular</c>; null lets the API server take the lower-case kind.</summary>
    public string? Singular { get; init; }

    /// <summary><c>listKind</c>; null lets the API server take the kind followed by List.</summary>
    public string? ListKind { get; init; }

    /// <summary><c>shortNames</c>.</summary>
    public EquatableArray<string> ShortNames { get; init; }

    /// <summary><c>categories</c>, such as <c>all</c>.</summary>
    public EquatableArray<string> Categories { get; init; }
}
