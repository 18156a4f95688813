using System.Runtime.CompilerServices;
using CrdToolkit.Generators.Discovery;
using CrdToolkit.Generators.Emission;
using CrdToolkit.Generators.Pipeline;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CrdToolkit.Generators.Analyzers;

/// <summary>
/// The reconcilers that <c>AddReconcilers()</c> of a compilation registers, in its order; none where nobody calls it, as in tests that
/// declare one fake after another. Made once for a compilation, when the first rule asks that needs all, and forgotten with it.
/// </summary>
internal sealed class ReconcilerIndex
{
    private static readonly ConditionalWeakTable<Compilation, ReconcilerIndex> Indexes = new();

    private static readonly ConditionalWeakTable<SyntaxTree, StrongBox<bool>> Registering = new();

    private readonly List<ReconcilerModel> registered;

    private ReconcilerIndex(Compilation compilation, CancellationToken cancellationToken) => registered =
    [
        .. DeclaredTypes.Of(compilation)
            .Select(type => Registered(type, cancellationToken))
            .OfType<ReconcilerModel>()
            .OrderBy(reconciler => reconciler.Type.FullyQualifiedName, StringComparer.Ordinal),
    ];

    public static ReconcilerIndex Of(Compilation compilation, CancellationToken cancellationToken)
    {
        lock (Indexes)
        {
            if (!Indexes.TryGetValue(compilation, out var index))
            {
                index = new ReconcilerIndex(compilation, cancellationToken);
                Indexes.Add(compilation, index);
            }

            return index;
        }
    }

    /// <summary>The model of a type that <c>AddReconcilers()</c> registers; null for any other.</summary>
    public static ReconcilerModel? Registered(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        ReconcilerModelFactory.Create(type, cancellationToken) is { IsEmittable: true } reconciler
        && (type.GetAttributes().Any(ReconcilerAnalyzer.IsReconcilerAttribute)
            || type.DeclaringSyntaxReferences.Any(reference => ReconcilerSyntax.IsReconciler(reference.GetSyntax(cancellationToken))))
        && !type.IsRecord
            ? reconciler
            : null;

    /// <summary>The reconciler before this one in the registration that agrees with it in something; null when there is none.</summary>
    public ReconcilerModel? FirstBefore(ReconcilerModel reconciler, Func<ReconcilerModel, bool> agrees, Compilation compilation, CancellationToken cancellationToken)
    {
        var first = registered.Find(candidate => agrees(candidate));
        return first is null || first.Type.FullyQualifiedName == reconciler.Type.FullyQualifiedName || !IsRegistering(compilation, cancellationToken) ? null : first;
    }

    /// <summary>Whether somebody calls <c>AddReconcilers()</c>; looked for only when there is something to tell, and once for each version of a file.</summary>
    public static bool IsRegistering(Compilation compilation, CancellationToken cancellationToken) =>
        compilation.SyntaxTrees.Any(tree => Registering.GetValue(tree, tree => new StrongBox<bool>(Names(tree, cancellationToken))).Value);

    private static bool Names(SyntaxTree tree, CancellationToken cancellationToken) =>
        tree.GetRoot(cancellationToken).DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == Known.AddReconcilers);
}
