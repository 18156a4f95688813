using System.Collections.Immutable;
using CrdToolkit.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CrdToolkit.CodeFixes;

/// <summary>Says of a non-nullable property what it is: required, or optional (CRD0015).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class MakePropertyRequiredCodeFix : CodeFixProvider
{
    private const string RequiredTitle = "Make the property required";
    private const string OptionalTitle = "Make the property optional";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Rules.ReferenceMayBeMissing.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.FindAsync<PropertyDeclarationSyntax>().ConfigureAwait(false) is not { } property)
        {
            return;
        }

        Register(RequiredTitle, property.AddModifiers(SyntaxFactory.Token(SyntaxKind.RequiredKeyword)));
        Register(OptionalTitle, property.WithType(SyntaxFactory.NullableType(property.Type.WithoutTrailingTrivia()).WithTrailingTrivia(property.Type.GetTrailingTrivia())));

        void Register(string title, PropertyDeclarationSyntax changed) => context.RegisterCodeFix(
            CodeAction.Create(title, cancellationToken => context.Document.ReplaceAsync(property, changed, cancellationToken), title),
            context.Diagnostics);
    }
}
