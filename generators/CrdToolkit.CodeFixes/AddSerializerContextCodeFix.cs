using CrdToolkit.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace CrdToolkit.CodeFixes;

/// <summary>Puts a <c>JsonSerializerContext</c> that lists a resource behind it (CRD0126).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class AddSerializerContextCodeFix() : SyntaxCodeFix<TypeDeclarationSyntax>(Rules.NotInSerializerContext)
{
    private protected override IEnumerable<SyntaxChange> Changes(TypeDeclarationSyntax node)
    {
        if (node.Parent is not (BaseNamespaceDeclarationSyntax or CompilationUnitSyntax))
        {
            yield break;
        }

        var context = SyntaxFactory.ParseMemberDeclaration($$"""
            [System.Text.Json.Serialization.JsonSourceGenerationOptions(UseStringEnumConverter = true)]
            [System.Text.Json.Serialization.JsonSerializable(typeof({{node.Identifier.Text}}))]
            internal sealed partial class {{node.Identifier.Text}}Json : System.Text.Json.Serialization.JsonSerializerContext;

            """)!.WithLeadingTrivia(SyntaxFactory.ElasticCarriageReturnLineFeed, SyntaxFactory.ElasticCarriageReturnLineFeed)
            .WithAdditionalAnnotations(Formatter.Annotation, Simplifier.Annotation);
        SyntaxNode changed = node.Parent switch
        {
            BaseNamespaceDeclarationSyntax @namespace => @namespace.WithMembers(@namespace.Members.Insert(@namespace.Members.IndexOf(node) + 1, context)),
            CompilationUnitSyntax unit => unit.WithMembers(unit.Members.Insert(unit.Members.IndexOf(node) + 1, context)),
            _ => node.Parent,
        };
        yield return new SyntaxChange($"Add {node.Identifier.Text}Json", node.Parent, changed);
    }
}
