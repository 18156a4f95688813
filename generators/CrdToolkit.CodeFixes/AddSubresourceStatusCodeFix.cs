using System.Collections.Immutable;
using CrdToolkit.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace CrdToolkit.CodeFixes;

/// <summary>Gives a resource that has a status the <c>[SubresourceStatus]</c> that its client needs to write it (CRD0004).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class AddSubresourceStatusCodeFix : CodeFixProvider
{
    private const string Title = "Add [SubresourceStatus]";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Rules.StatusWithoutSubresource.Id];

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
            CodeAction.Create(
                Title,
                cancellationToken => context.Document.ReplaceAsync(type, WithAttribute(type), cancellationToken),
                nameof(AddSubresourceStatusCodeFix)),
            context.Diagnostics);
    }

    private static TypeDeclarationSyntax WithAttribute(TypeDeclarationSyntax type)
    {
        var name = SyntaxFactory.ParseName("CrdToolkit.SubresourceStatus").WithAdditionalAnnotations(Simplifier.Annotation);
        var list = SyntaxFactory.AttributeList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Attribute(name)));
        if (type.AttributeLists.LastOrDefault() is { } last)
        {
            // on a line of its own where the attribute before it is, with the line ending of the file
            var indentation = last.GetLeadingTrivia().Where(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).Take(1);
            list = list.WithLeadingTrivia(indentation).WithTrailingTrivia(last.GetTrailingTrivia());
        }

        return type.WithAttributeLists(type.AttributeLists.Add(list));
    }
}
