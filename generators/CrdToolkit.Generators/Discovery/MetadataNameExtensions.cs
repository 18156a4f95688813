using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.Discovery;

/// <summary>Recognizes types and attributes by full metadata name, so that a type of the same simple name is never taken for one.</summary>
internal static class MetadataNameExtensions
{
    /// <summary>Whether a top-level type, or the definition of a closed generic one, has this metadata name.</summary>
    public static bool Is(this ITypeSymbol? type, string metadataName)
    {
        if (type is not INamedTypeSymbol { ContainingType: null } named)
        {
            return false;
        }

        var end = metadataName.Length;
        var name = named.MetadataName;
        if (!EndsWith(metadataName, end, name))
        {
            return false;
        }

        end -= name.Length;
        for (var space = named.ContainingNamespace; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
        {
            if (end == 0 || metadataName[end - 1] != '.' || !EndsWith(metadataName, end - 1, space.Name))
            {
                return false;
            }

            end -= space.Name.Length + 1;
        }

        return end == 0;
    }

    /// <summary>The name that metadata has for a type: namespace, containing types parted by <c>+</c>, the number of type parameters.</summary>
    public static string FullMetadataName(this INamedTypeSymbol type) =>
        type.ContainingType is { } container ? $"{container.FullMetadataName()}+{type.MetadataName}"
        : type.ContainingNamespace is { IsGlobalNamespace: false } space ? $"{space.ToDisplayString()}.{type.MetadataName}"
        : type.MetadataName;

    /// <summary>The attribute of this metadata name, or null when there is none.</summary>
    public static AttributeData? Find(this ImmutableArray<AttributeData> attributes, string metadataName)
    {
        foreach (var attribute in attributes)
        {
            if (attribute.AttributeClass.Is(metadataName))
            {
                return attribute;
            }
        }

        return null;
    }

    /// <summary>Whether a type has an attribute of this metadata name itself; what it inherits does not count.</summary>
    public static bool Has(this ISymbol symbol, string metadataName) => symbol.GetAttributes().Find(metadataName) is not null;

    private static bool EndsWith(string text, int end, string part) =>
        end >= part.Length && string.CompareOrdinal(text, end - part.Length, part, 0, part.Length) == 0;
}
