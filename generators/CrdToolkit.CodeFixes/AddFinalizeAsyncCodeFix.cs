using System.Collections.Immutable;
using CrdToolkit.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace CrdToolkit.CodeFixes;

/// <summary>Adds the method that a <c>[Finalizer]</c> promises (CRD0006); it keeps the finalizer until it is written.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class AddFinalizeAsyncCodeFix : CodeFixProvider
{
    private const string Title = "Add FinalizeAsync";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Rules.FinalizerWithoutMethod.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.FindAsync<TypeDeclarationSyntax>().ConfigureAwait(false) is not { } type
            || await ReconciledTypeAsync(context, type).ConfigureAwait(false) is not { } resource)
        {
            return;
        }

        context.RegisterCodeFix(
            CodeAction.Create(
                Title,
                cancellationToken => context.Document.ReplaceAsync(type, type.AddMembers(Method(resource)), cancellationToken),
                nameof(AddFinalizeAsyncCodeFix)),
            context.Diagnostics);
    }

    private static async Task<string?> ReconciledTypeAsync(CodeFixContext context, TypeDeclarationSyntax type)
    {
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        return (model?.GetDeclaredSymbol(type, context.CancellationToken) as INamedTypeSymbol)?.AllInterfaces
            .FirstOrDefault(candidate => candidate is { Name: "IReconciler", Arity: 1 } && candidate.ContainingNamespace.ToDisplayString() == "CrdToolkit")
            ?.TypeArguments[0].ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
    }

    // A result other than Done keeps the finalizer, so that an object never goes before somebody wrote what frees it.
    private static MemberDeclarationSyntax Method(string resource) => SyntaxFactory.ParseMemberDeclaration($$"""
        public global::System.Threading.Tasks.Task<global::CrdToolkit.ReconcileResult> FinalizeAsync({{resource}} resource, global::System.Threading.CancellationToken cancellationToken) =>
            global::System.Threading.Tasks.Task.FromResult(global::CrdToolkit.ReconcileResult.Retry("nothing frees the object yet"));
        """)!.WithLeadingTrivia(SyntaxFactory.ElasticCarriageReturnLineFeed)
        .WithAdditionalAnnotations(Formatter.Annotation, Simplifier.Annotation);
}
