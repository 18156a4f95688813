using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CrdToolkit.Generators.Analyzers;

/// <summary>
/// Finds the bodies that may write to an object of the cache by their syntax: they name where such an object comes from, and write to a
/// member of something. Only these are bound; what a file has of them is known once for each version of it.
/// </summary>
internal static class SharedObjectSyntax
{
    private static readonly ConditionalWeakTable<SyntaxTree, IReadOnlyList<SyntaxNode>> Files = new();

    /// <summary>Whether a method of a <c>ResourceCache</c> of this name gives objects that all readers share.</summary>
    public static bool ReadsCache(string method) => method is "Find" or "List" or "FindAsync" or "ListAsync" or "ListOwnedBy";

    /// <summary>Whether a reconciler's method of this name is given such an object.</summary>
    public static bool IsGivenObject(string method) => method is "ReconcileAsync" or "FinalizeAsync";

    /// <summary>The bodies of a file that may write to an object of the cache.</summary>
    public static IReadOnlyList<SyntaxNode> BodiesOf(SyntaxTree tree) => Files.GetValue(tree, static tree => [.. Find(tree.GetRoot())]);

    private static IEnumerable<SyntaxNode> Find(SyntaxNode root)
    {
        var bodies = new HashSet<SyntaxNode>();
        foreach (var node in root.DescendantNodes())
        {
            if (MayWrite(node) && BodyAround(node) is { } body && bodies.Add(body) && NamesSource(body))
            {
                yield return body;
            }
        }
    }

    private static bool MayWrite(SyntaxNode node) => node switch
    {
        // A lone name on the left is a variable, or a member of the object that runs.
        AssignmentExpressionSyntax assignment => assignment.Left is not (IdentifierNameSyntax or ImplicitElementAccessSyntax),
        PrefixUnaryExpressionSyntax step => step.IsKind(SyntaxKind.PreIncrementExpression) || step.IsKind(SyntaxKind.PreDecrementExpression),
        PostfixUnaryExpressionSyntax step => step.IsKind(SyntaxKind.PostIncrementExpression) || step.IsKind(SyntaxKind.PostDecrementExpression),
        InvocationExpressionSyntax call => NameOf(call.Expression) is { } name && MutatingCalls.AreNamed(name.Identifier.ValueText),
        _ => false,
    };

    private static SimpleNameSyntax? NameOf(ExpressionSyntax called) => called switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        SimpleNameSyntax name => name,
        _ => null,
    };

    private static SyntaxNode? BodyAround(SyntaxNode node)
    {
        for (var current = node.Parent; current is not null; current = current.Parent)
        {
            switch (current)
            {
                case BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or PrimaryConstructorBaseTypeSyntax:
                case ArrowExpressionClauseSyntax { Parent: BasePropertyDeclarationSyntax }:
                case EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax or VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax } }:
                case CompilationUnitSyntax:
                    return current;
                case BaseTypeDeclarationSyntax:
                    return null;
            }
        }

        return null;
    }

    private static bool NamesSource(SyntaxNode body) =>
        (body is MethodDeclarationSyntax method && IsGivenObject(method.Identifier.ValueText))
        || body.DescendantNodes(node => node is not BaseTypeDeclarationSyntax)
            .Any(node => node is InvocationExpressionSyntax call && NameOf(call.Expression) is { } name && ReadsCache(name.Identifier.ValueText));
}
