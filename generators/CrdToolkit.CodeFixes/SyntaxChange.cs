using Microsoft.CodeAnalysis;

namespace CrdToolkit.CodeFixes;

/// <summary>One way to fix a diagnostic: a node of the document, and what stands there afterwards.</summary>
/// <param name="Title">What the editor offers.</param>
/// <param name="Node">The node that is replaced.</param>
/// <param name="Replacement">What it is replaced with.</param>
public sealed record SyntaxChange(string Title, SyntaxNode Node, SyntaxNode Replacement);
