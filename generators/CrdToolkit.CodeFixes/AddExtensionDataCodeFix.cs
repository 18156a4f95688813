using CrdToolkit.Generators.Diagnostics;
using CrdToolkit.Generators.TypeMapping;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace CrdToolkit.CodeFixes;

/// <summary>Gives a type whose unknown fields the API server keeps a member that keeps them in C# (CRD0068), in whichever file the type is.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class AddExtensionDataCodeFix() : SyntaxCodeFix<MemberDeclarationSyntax>(Rules.KeptFieldsLost)
{
    private protected override async Task<IEnumerable<SyntaxChange>> ChangesAsync(Document document, MemberDeclarationSyntax node, CancellationToken cancellationToken)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        var type = model?.GetDeclaredSymbol(node, cancellationToken) switch
        {
            IPropertySymbol property => TypeMapper.Underlying(property.Type) as INamedTypeSymbol,
            INamedTypeSymbol declared => declared,
            _ => null,
        };
        return type?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is TypeDeclarationSyntax { OpenBraceToken.RawKind: (int)SyntaxKind.OpenBraceToken } declaration
            && type.GetMembers("OtherFields").IsEmpty
                ? [new SyntaxChange($"Keep unknown fields in {type.Name}.OtherFields", declaration, declaration.AddMembers(Member()))]
                : [];
    }

    private static MemberDeclarationSyntax Member() => SyntaxFactory.ParseMemberDeclaration("""
        [System.Text.Json.Serialization.JsonExtensionData]
        public System.Collections.Generic.IDictionary<string, System.Text.Json.JsonElement>? OtherFields { get; init; }
        """)!.WithLeadingTrivia(SyntaxFactory.ElasticCarriageReturnLineFeed)
        .WithAdditionalAnnotations(Formatter.Annotation, Simplifier.Annotation);
}
