using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.Attributes;

/// <summary>Attributes as they are written in C#, without their suffix.</summary>
internal static class AttributeNameExtensions
{
    private const string Suffix = "Attribute";

    public static string ShortAttributeName(this INamedTypeSymbol type) =>
        type.Name.EndsWith(Suffix, StringComparison.Ordinal) ? type.Name.Substring(0, type.Name.Length - Suffix.Length) : type.Name;

    public static string ShortName(this AttributeData attribute) => attribute.AttributeClass?.ShortAttributeName() ?? "";

    /// <summary>Whether an attribute is one of CrdToolkit's.</summary>
    public static bool IsOwn(this INamedTypeSymbol attribute) =>
        attribute is { ContainingType: null, ContainingNamespace: { Name: "CrdToolkit", ContainingNamespace.IsGlobalNamespace: true } };
}
