using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.Discovery;

/// <summary>How types are named in generated code and in messages.</summary>
internal static class TypeSymbolNameExtensions
{
    /// <summary>The name that means this type anywhere: <c>global::</c>, keywords escaped, without a nullable annotation.</summary>
    public static string FullyQualifiedName(this ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    /// <summary>The name as a person writes it, nullable annotations included.</summary>
    public static string ReadableName(this ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
}
