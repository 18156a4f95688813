using CrdToolkit.Schema.Collections;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CrdToolkit.Generators.Discovery;

/// <summary>The names of a declared type, enough to add a partial declaration or a neighbour to it.</summary>
internal sealed record TypeName
{
    /// <summary>The namespace with keywords escaped; empty for the global one.</summary>
    public required string Namespace { get; init; }

    /// <summary>The types it is nested in, the outermost first.</summary>
    public EquatableArray<ContainingType> ContainingTypes { get; init; }

    /// <summary>Its name, escaped where it is a keyword.</summary>
    public required string Name { get; init; }

    /// <summary>How it is declared: <c>class</c>, <c>struct</c>, <c>record</c>, <c>record struct</c> or <c>interface</c>.</summary>
    public required string Keyword { get; init; }

    /// <summary>Its declared accessibility as C# writes it, such as <c>public</c> or <c>internal</c>.</summary>
    public required string Accessibility { get; init; }

    /// <summary>The whole name, with <c>global::</c>.</summary>
    public required string FullyQualifiedName { get; init; }

    /// <summary>Whether every declaration of the type is partial.</summary>
    public required bool IsPartial { get; init; }

    /// <summary>Whether code anywhere in the assembly can name the type.</summary>
    public required bool IsVisibleInAssembly { get; init; }

    /// <summary>Whether the type, or one that it is nested in, has type parameters.</summary>
    public required bool IsGeneric { get; init; }

    /// <summary>Whether the type and all that it is nested in are partial.</summary>
    public bool CanBeExtended => IsPartial && ContainingTypes.All(type => type.IsPartial);

    public static TypeName Of(INamedTypeSymbol type)
    {
        var containing = new List<ContainingType>();
        var visible = IsVisible(type);
        var generic = type.TypeParameters.Length > 0;
        for (var outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            containing.Insert(0, new ContainingType(KeywordOf(outer), Escape(outer.Name), HasOnlyPartialDeclarations(outer)));
            visible &= IsVisible(outer);
            generic |= outer.TypeParameters.Length > 0;
        }

        return new TypeName
        {
            Namespace = type.ContainingNamespace is { IsGlobalNamespace: false } space
                ? space.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted))
                : "",
            ContainingTypes = containing.ToEquatableArray(),
            Name = Escape(type.Name),
            Keyword = KeywordOf(type),
            Accessibility = SyntaxFacts.GetText(type.DeclaredAccessibility),
            FullyQualifiedName = type.FullyQualifiedName(),
            IsPartial = HasOnlyPartialDeclarations(type),
            IsVisibleInAssembly = visible,
            IsGeneric = generic,
        };
    }

    private static bool IsVisible(INamedTypeSymbol type) =>
        !type.IsFileLocal && type.DeclaredAccessibility is Microsoft.CodeAnalysis.Accessibility.Public
            or Microsoft.CodeAnalysis.Accessibility.Internal or Microsoft.CodeAnalysis.Accessibility.ProtectedOrInternal;

    private static bool HasOnlyPartialDeclarations(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.All(reference =>
            reference.GetSyntax() is not TypeDeclarationSyntax declaration
            || declaration.Modifiers.Any(SyntaxKind.PartialKeyword));

    private static string KeywordOf(INamedTypeSymbol type) => (type.TypeKind, type.IsRecord) switch
    {
        (TypeKind.Interface, _) => "interface",
        (TypeKind.Struct, true) => "record struct",
        (TypeKind.Struct, false) => "struct",
        (_, true) => "record",
        _ => "class",
    };

    private static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None && SyntaxFacts.GetContextualKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
}
