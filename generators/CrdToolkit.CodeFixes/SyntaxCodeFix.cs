using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace CrdToolkit.CodeFixes;

/// <summary>Fixes rules by changing the innermost syntax of a kind around its diagnostic.</summary>
/// <typeparam name="TNode">The kind of syntax.</typeparam>
public abstract class SyntaxCodeFix<TNode> : CodeFixProvider
    where TNode : SyntaxNode
{
    private protected SyntaxCodeFix(params DiagnosticDescriptor[] rules) => FixableDiagnosticIds = [.. rules.Select(rule => rule.Id)];

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        // null when the code has changed since
        if (root?.FindNode(context.Span, getInnermostNodeForTie: true).FirstAncestorOrSelf<TNode>() is not { } node || !IsMeant(node, context.Span))
        {
            return;
        }

        var choice = 0;
        foreach (var change in await ChangesAsync(context.Document, node, context.CancellationToken).ConfigureAwait(false))
        {
            // What has to change may stand in another file than the diagnostic; in one that is generated nothing can.
            if (context.Document.Project.Solution.GetDocument(change.Node.SyntaxTree) is not { } changed)
            {
                continue;
            }

            context.RegisterCodeFix(
                CodeAction.Create(
                    change.Title,
                    cancellationToken => ApplyAsync(change, changed, cancellationToken),
                    // The same choice elsewhere is the same fix, whatever names its title holds.
                    $"{GetType().Name}.{choice++}"),
                context.Diagnostics);
        }
    }

    private static async Task<Solution> ApplyAsync(SyntaxChange change, Document document, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        return document.WithSyntaxRoot(root!.ReplaceNode(change.Node, change.Replacement)).Project.Solution;
    }

    /// <summary>Whether a diagnostic is about the node that was found, and not about a part of it.</summary>
    private protected virtual bool IsMeant(TNode node, TextSpan span) => true;

    /// <summary>The ways to fix the diagnostic at a node, the likeliest first.</summary>
    private protected virtual Task<IEnumerable<SyntaxChange>> ChangesAsync(Document document, TNode node, CancellationToken cancellationToken) =>
        Task.FromResult(Changes(node));

    /// <summary>The same, where the syntax alone says what to do.</summary>
    private protected virtual IEnumerable<SyntaxChange> Changes(TNode node) => [];
}
