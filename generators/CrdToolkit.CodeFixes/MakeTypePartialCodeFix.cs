using System.Collections.Immutable;
using CrdToolkit.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CrdToolkit.CodeFixes;

/// <summary>Writes <c>partial</c> on a type that the generator has to add to, and on the types around it (CRD0001).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class MakeTypePartialCodeFix : CodeFixProvider
{
    private const string Title = "Make the type partial";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Rules.ResourceNotPartial.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.FindAsync<TypeDeclarationSyntax>().ConfigureAwait(false) is not { } type)
        {
            return;
        }

        context.RegisterCodeFix(
            CodeAction.Create(Title, cancellationToken => MakePartialAsync(context.Document, type, cancellationToken), nameof(MakeTypePartialCodeFix)),
            context.Diagnostics);
    }

    private static async Task<Document> MakePartialAsync(Document document, TypeDeclarationSyntax type, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var lacking = type.AncestorsAndSelf().OfType<TypeDeclarationSyntax>().Where(candidate => !candidate.Modifiers.Any(SyntaxKind.PartialKeyword));
        return document.WithSyntaxRoot(root!.ReplaceNodes(
            lacking,
            (_, rewritten) => rewritten.AddModifiers(SyntaxFactory.Token(SyntaxKind.PartialKeyword))));
    }
}
