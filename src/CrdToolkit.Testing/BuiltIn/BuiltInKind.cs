using CrdToolkit.Schema.Selectors;
using CrdToolkit.Testing.Objects;

namespace CrdToolkit.Testing.BuiltIn;

/// <summary>What the table of built-in kinds says about one of them.</summary>
/// <param name="Group">The API group; empty for the core group.</param>
/// <param name="Version">The version.</param>
/// <param name="Plural">The name in paths.</param>
/// <param name="Kind">The kind.</param>
internal sealed record BuiltInKind(string Group, string Version, string Plural, string Kind)
{
    /// <summary>Whether objects are stored in this version.</summary>
    public bool IsStorageVersion { get; init; } = true;

    /// <summary>Whether objects live outside of namespaces.</summary>
    public bool ClusterScoped { get; init; }

    /// <summary>Whether there is a status subresource.</summary>
    public bool Status { get; init; }

    /// <summary>Whether there is a scale subresource.</summary>
    public bool Scale { get; init; }

    /// <summary>Whether <c>metadata.generation</c> counts changes of the spec.</summary>
    public bool Generation { get; init; }

    /// <summary>Whether an update must carry a resource version.</summary>
    public bool RequiresResourceVersion { get; init; }

    /// <summary>Whether a PUT creates what is missing.</summary>
    public bool CreatesOnUpdate { get; init; }

    /// <summary>What names must look like.</summary>
    public NameRule NameRule { get; init; } = NameRule.Subdomain;

    /// <summary>Short names, separated by commas.</summary>
    public string ShortNames { get; init; } = "";

    /// <summary>The category.</summary>
    public string Category { get; init; } = "";

    /// <summary>The fields that field selectors may name, besides name and namespace: paths of members.</summary>
    public IReadOnlyList<string> SelectableFields { get; } = BuiltInFields.Of(Group, Kind) ?? [];
}
