using System.Runtime.CompilerServices;
using CrdToolkit.Generators.Discovery;
using CrdToolkit.Generators.Emission;
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

    private readonly List<ReconcilerModel> registered;

    private ReconcilerIndex(Compilation compilation, CancellationToken cancellationToken) => registered =
    [
        .. DeclaredTypes.Of(compilation)
            .Select(type => ReconcilerModelFactory.Create(type, cancellationToken))
            .Where(reconciler => reconciler is { IsEmittable: true })
            .Select(reconciler => reconciler!)
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

    /// <summary>The reconciler before this one in the registration that agrees with it in something; null when there is none.</summary>
    public ReconcilerModel? FirstBefore(ReconcilerModel reconciler, Func<ReconcilerModel, bool> agrees, Compilation compilation, CancellationToken cancellationToken)
    {
        var first = registered.Find(candidate => agrees(candidate));
        return first is null || first.Type.FullyQualifiedName == reconciler.Type.FullyQualifiedName || !IsRegistering(compilation, cancellationToken) ? null : first;
    }

    // Looked for only when there is something to tell.
    private static bool IsRegistering(Compilation compilation, CancellationToken cancellationToken) => compilation.SyntaxTrees.Any(tree =>
        tree.GetText(cancellationToken).ToString().Contains(Known.AddReconcilers)
        && tree.GetRoot(cancellationToken).DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == Known.AddReconcilers));
}
