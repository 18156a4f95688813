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
        if (await context.FindAsync<AttributeSyntax>().ConfigureAwait(false) is not { Parent: AttributeListSyntax { Parent: TypeDeclarationSyntax type } list } attribute)
        {
            return;
        }

        context.RegisterCodeFix(
            CodeAction.Create(
                Title,
                cancellationToken => context.Document.ReplaceAsync(type, Without(type, list, attribute), cancellationToken),
                nameof(RemoveSubresourceStatusCodeFix)),
            context.Diagnostics);
    }

    // The documentation of the type is trivia of its first attribute list, which may be the one that goes.
    private static TypeDeclarationSyntax Without(TypeDeclarationSyntax type, AttributeListSyntax list, AttributeSyntax attribute) =>
        list.Attributes.Count > 1
            ? type.ReplaceNode(list, list.WithAttributes(list.Attributes.Remove(attribute)))
            : type.WithAttributeLists(type.AttributeLists.Remove(list)).WithLeadingTrivia(type.GetLeadingTrivia());
}
