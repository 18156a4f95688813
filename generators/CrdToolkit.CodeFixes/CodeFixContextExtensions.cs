using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CrdToolkit.CodeFixes;

/// <summary>From a diagnostic to the syntax that a fix changes, and back to a document.</summary>
internal static class CodeFixContextExtensions
{
    /// <summary>The innermost node of a kind around the diagnostic; null when the code has changed since.</summary>
    public static async Task<TNode?> FindAsync<TNode>(this CodeFixContext context)
        where TNode : SyntaxNode
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        return root?.FindNode(context.Span, getInnermostNodeForTie: true).FirstAncestorOrSelf<TNode>();
    }

    /// <summary>The document with one node replaced.</summary>
    public static async Task<Document> ReplaceAsync(this Document document, SyntaxNode node, SyntaxNode replacement, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        return document.WithSyntaxRoot(root!.ReplaceNode(node, replacement));
    }
}
