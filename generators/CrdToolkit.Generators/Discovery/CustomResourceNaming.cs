using CrdToolkit.Schema.Collections;
using CrdToolkit.Schema.Definitions;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.Discovery;

/// <summary>What <c>[CustomResource]</c> says of a type, with what follows from the type where it says nothing.</summary>
internal sealed record CustomResourceNaming
{
    public required string Group { get; init; }

    public required string Version { get; init; }

    public required string Kind { get; init; }

    public required string Plural { get; init; }

    public required string Singular { get; init; }

    public EquatableArray<string> ShortNames { get; init; }

    public EquatableArray<string> Categories { get; init; }

    public bool ClusterScoped { get; init; }

    public bool Served { get; init; }

    public bool Storage { get; init; }

    public bool Deprecated { get; init; }

    public string? DeprecationWarning { get; init; }

    public static CustomResourceNaming Of(INamedTypeSymbol type, AttributeData attribute)
    {
        var kind = attribute.Property<string>("Kind") is { Length: > 0 } given ? given : type.Name;
        var lowerKind = kind.ToLowerInvariant();
        var warning = attribute.Property<string>("DeprecationWarning");
        return new CustomResourceNaming
        {
            Group = attribute.Argument<string>(0) ?? "",
            Version = attribute.Argument<string>(1) ?? "",
            Kind = kind,
            Plural = attribute.Property<string>("Plural") ?? EnglishPlural.Of(lowerKind),
            Singular = attribute.Property<string>("Singular") ?? lowerKind,
            ShortNames = attribute.Strings("ShortNames"),
            Categories = attribute.Strings("Categories"),
            // ResourceScope.Cluster
            ClusterScoped = attribute.Property<int>("Scope") == 1,
            Served = attribute.Property("Served", true),
            Storage = attribute.Property<bool>("Storage"),
            Deprecated = attribute.Property<bool>("Deprecated") || warning is not null,
            DeprecationWarning = warning,
        };
    }
}
