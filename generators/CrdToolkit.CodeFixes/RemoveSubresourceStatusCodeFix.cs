using System.Collections.Immutable;
using CrdToolkit.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CrdToolkit.CodeFixes;

/// <summary>Removes a <c>[SubresourceStatus]</c> from a resource that has no status (CRD0005).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class RemoveSubresourceStatusCodeFix : CodeFixProvider
{
    private const string Title = "Remove [SubresourceStatus]";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Rules.SubresourceWithoutStatus.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.FindAsync<AttributeSyntax>().ConfigureAwait(false) is not { Parent: AttributeListSyntax list } attribute)
        {
            return;
        }

        context.RegisterCodeFix(
            CodeAction.Create(
                Title,
                async cancellationToken =>
                {
                    var root = await context.Document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
                    SyntaxNode removed = list.Attributes.Count == 1 ? list : attribute;
                    return context.Document.WithSyntaxRoot(root!.RemoveNode(removed, SyntaxRemoveOptions.KeepExteriorTrivia)!);
                },
                nameof(RemoveSubresourceStatusCodeFix)),
            context.Diagnostics);
    }
}
