using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CrdToolkit.Generators.Reuse;

/// <summary>
/// What a file contributes to the meaning of other files that use none of its types: all that Roslyn compares for equivalence at top level,
/// except attributes and initializers of properties. So usings, assembly attributes, types with their modifiers, base types and
/// attributes, members with their types, and constants with their values are in it: anything that a name in a type, an attribute or a
/// constant can be bound to. Bodies, comments, defaults and constraints are not: nobody can name them. Nor are the properties of a type
/// that is declared in one place and has no base: to whom does not use the type they are no more than names for <c>nameof</c>, which gives what
/// is written, and they hide nothing that is inherited.
/// </summary>
internal static class DeclarationOutline
{
    /// <summary>Whether two versions of a file have the same outline.</summary>
    public static bool IsSame(SyntaxTree before, SyntaxTree after, CancellationToken cancellationToken) =>
        before.Options.Equals(after.Options)
        && before.GetRoot(cancellationToken) is CompilationUnitSyntax old
        && after.GetRoot(cancellationToken) is CompilationUnitSyntax now
        && AreSame(old.WithMembers(default), now.WithMembers(default))
        // Statements at top level are the body of a method.
        && old.Members.Any(SyntaxKind.GlobalStatement) == now.Members.Any(SyntaxKind.GlobalStatement)
        && AreSame(
            [.. old.Members.Where(member => member is not GlobalStatementSyntax)],
            [.. now.Members.Where(member => member is not GlobalStatementSyntax)]);

    private static bool AreSame(IReadOnlyList<MemberDeclarationSyntax> before, IReadOnlyList<MemberDeclarationSyntax> after)
    {
        if (before.Count != after.Count)
        {
            return false;
        }

        for (var i = 0; i < before.Count; i++)
        {
            if (!IsSame(before[i], after[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsSame(MemberDeclarationSyntax before, MemberDeclarationSyntax after) => (before, after) switch
    {
        (BaseNamespaceDeclarationSyntax old, BaseNamespaceDeclarationSyntax now) =>
            AreSame(old.WithMembers(default), now.WithMembers(default)) && AreSame(old.Members, now.Members),
        (TypeDeclarationSyntax old, TypeDeclarationSyntax now) =>
            AreSame(old.WithMembers(default), now.WithMembers(default)) && AreSame(Named(old), Named(now)),
        (PropertyDeclarationSyntax old, PropertyDeclarationSyntax now) =>
            SyntaxFactory.AreEquivalent(WithoutDetails(old), WithoutDetails(now), topLevel: true),
        _ => SyntaxFactory.AreEquivalent(before, after, topLevel: true),
    };

    private static IReadOnlyList<MemberDeclarationSyntax> Named(TypeDeclarationSyntax type) =>
        type.BaseList is null && !type.Modifiers.Any(SyntaxKind.PartialKeyword)
            ? [.. type.Members.Where(member => member is not PropertyDeclarationSyntax)]
            : type.Members;

    private static bool AreSame(SyntaxNode before, SyntaxNode after) => SyntaxFactory.AreEquivalent(before, after, topLevel: false);

    private static PropertyDeclarationSyntax WithoutDetails(PropertyDeclarationSyntax property) =>
        property.WithAttributeLists(default).WithInitializer(null).WithSemicolonToken(default);
}
