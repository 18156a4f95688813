using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CrdToolkit.CodeFixes;

/// <summary>Fixes one rule by changing the innermost syntax of a kind around its diagnostic.</summary>
/// <typeparam name="TNode">The kind of syntax.</typeparam>
public abstract class SyntaxCodeFix<TNode> : CodeFixProvider
    where TNode : SyntaxNode
{
    private protected SyntaxCodeFix(DiagnosticDescriptor rule) => FixableDiagnosticIds = [rule.Id];

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        // null when the code has changed since
        if (root?.FindNode(context.Span, getInnermostNodeForTie: true).FirstAncestorOrSelf<TNode>() is not { } node)
        {
            return;
        }

        foreach (var change in await ChangesAsync(context.Document, node, context.CancellationToken).ConfigureAwait(false))
        {
            context.RegisterCodeFix(
                CodeAction.Create(
                    change.Title,
                    _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(change.Node, change.Replacement))),
                    change.Title),
                context.Diagnostics);
        }
    }

    /// <summary>The ways to fix the diagnostic at a node, the likeliest first.</summary>
    private protected virtual Task<IEnumerable<SyntaxChange>> ChangesAsync(Document document, TNode node, CancellationToken cancellationToken) =>
        Task.FromResult(Changes(node));

    /// <summary>The same, where the syntax alone says what to do.</summary>
    private protected virtual IEnumerable<SyntaxChange> Changes(TNode node) => [];
}
