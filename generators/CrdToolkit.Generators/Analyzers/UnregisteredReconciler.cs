using System.Runtime.CompilerServices;
using CrdToolkit.Generators.Discovery;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CrdToolkit.Generators.Analyzers;

/// <summary>
/// Why <c>AddReconcilers()</c> leaves a class out that could be run. Asked only of the few classes that implement
/// <c>IReconciler&lt;T&gt;</c> and are not registered.
/// </summary>
internal static class UnregisteredReconciler
{
    private static readonly ConditionalWeakTable<SyntaxTree, HashSet<string>> Uses = new();

    /// <summary>What keeps the class out, and the way out; null where nothing does, or where its author sees to it.</summary>
    public static (string Why, string WayOut)? ReasonFor(
        INamedTypeSymbol type, IReadOnlyList<INamedTypeSymbol> reconciled, TypeName name, Compilation compilation, CancellationToken cancellationToken) =>
        !type.IsAbstract
        && ReasonFor(type, reconciled, name, cancellationToken) is { } reason
        && ReconcilerIndex.IsRegistering(compilation, cancellationToken)
        && !IsUsed(type, name, compilation, cancellationToken)
            ? reason
            : null;

    private static (string Why, string WayOut)? ReasonFor(INamedTypeSymbol type, IReadOnlyList<INamedTypeSymbol> reconciled, TypeName name, CancellationToken cancellationToken) =>
        reconciled.Count > 1 ? ("reconciles several types", "make a class for each")
        : name.IsGeneric ? ("is generic", "make it abstract, and derive a class without type parameters from it")
        : !name.IsVisibleInAssembly ? ("is hidden by its accessibility or that of a type around it", "make it internal or public")
        : type.IsRecord ? ("is a record", "make it a class")
        : ReconcilerIndex.Registered(type, cancellationToken) is null
            && ResourceReferenceFactory.Create(reconciled[0].TypeArguments[0]) is not null
            ? ("has the interface from a base type alone", $"name it on the class itself: '{type.Name} : {BaseOf(type, reconciled[0])}{reconciled[0].ReadableName()}'")
            : null;

    private static string BaseOf(INamedTypeSymbol type, INamedTypeSymbol reconciler) =>
        type.BaseType is { SpecialType: SpecialType.None } parent && !SymbolEqualityComparer.Default.Equals(parent, reconciler) ? parent.ReadableName() + ", " : "";

    // Who names the class elsewhere registers it by hand, or makes it himself, as tests do with their fakes.
    private static bool IsUsed(INamedTypeSymbol type, TypeName name, Compilation compilation, CancellationToken cancellationToken) =>
        compilation.SyntaxTrees.Any(tree =>
        {
            var used = Uses.GetValue(tree, tree => UsedIn(tree, cancellationToken));
            return used.Contains(type.Name) || (name.IsGeneric && used.Contains(Base(type.Name)));
        });

    private static HashSet<string> UsedIn(SyntaxTree tree, CancellationToken cancellationToken)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in tree.GetRoot(cancellationToken).DescendantNodes().OfType<SimpleNameSyntax>())
        {
            var text = node.Identifier.ValueText;
            if (node.FirstAncestorOrSelf<BaseTypeSyntax>() is not null)
            {
                names.Add(Base(text));
            }
            // A class speaks of itself, as in its logger.
            else if (!IsMentioned(node) && !node.Ancestors().Any(around => around is TypeDeclarationSyntax declaration && declaration.Identifier.ValueText == text))
            {
                names.Add(text);
            }
        }

        return names;
    }

    // Its name, or a constant of it, makes no object.
    private static bool IsMentioned(SimpleNameSyntax node) => node.Parent switch
    {
        MemberAccessExpressionSyntax { Parent: not InvocationExpressionSyntax } access => access.Expression == node,
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } } => true,
        _ => false,
    };

    private static string Base(string name) => ": " + name;
}
