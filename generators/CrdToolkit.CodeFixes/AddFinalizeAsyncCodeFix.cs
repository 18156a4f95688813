using CrdToolkit.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace CrdToolkit.CodeFixes;

/// <summary>Adds the method that a <c>[Finalizer]</c> promises (CRD0006); it keeps the finalizer until it is written.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class AddFinalizeAsyncCodeFix() : SyntaxCodeFix<TypeDeclarationSyntax>(Rules.FinalizerWithoutMethod)
{
    private protected override async Task<IEnumerable<SyntaxChange>> ChangesAsync(Document document, TypeDeclarationSyntax node, CancellationToken cancellationToken)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        var reconciler = (model?.GetDeclaredSymbol(node, cancellationToken) as INamedTypeSymbol)?.AllInterfaces
            .FirstOrDefault(candidate => candidate is { Name: "IReconciler", Arity: 1 } && candidate.ContainingNamespace.ToDisplayString() == "CrdToolkit");
        return reconciler is null
            ? []
            : [new SyntaxChange("Add FinalizeAsync", node, node.AddMembers(Method(reconciler.TypeArguments[0].ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat))))];
    }

    // A result other than Done keeps the finalizer, so that an object never goes before somebody wrote what frees it.
    private static MemberDeclarationSyntax Method(string resource) => SyntaxFactory.ParseMemberDeclaration($$"""
        public global::System.Threading.Tasks.Task<global::CrdToolkit.ReconcileResult> FinalizeAsync({{resource}} resource, global::System.Threading.CancellationToken cancellationToken) =>
            global::System.Threading.Tasks.Task.FromResult(global::CrdToolkit.ReconcileResult.Retry("nothing frees the object yet"));
        """)!.WithLeadingTrivia(SyntaxFactory.ElasticCarriageReturnLineFeed)
        .WithAdditionalAnnotations(Formatter.Annotation, Simplifier.Annotation);
}
