using CrdToolkit.Generators.Diagnostics;
using CrdToolkit.Generators.Discovery;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CrdToolkit.CodeFixes;

/// <summary>Keeps the first sentence of descriptions alone, where a definition is or nearly is too large (CRD0051, CRD0066).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class ShortenDescriptionsCodeFix() : SyntaxCodeFix<CompilationUnitSyntax>(TypeRules.DefinitionNearlyTooLarge, Rules.DefinitionTooLarge)
{
    private protected override async Task<IEnumerable<SyntaxChange>> ChangesAsync(Document document, CompilationUnitSyntax node, CancellationToken cancellationToken)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (model is null || model.Compilation.Assembly.Has(AttributeNames.SchemaDescriptions))
        {
            return [];
        }

        const string Attribute = "[assembly: CrdToolkit.SchemaDescriptions(CrdToolkit.DescriptionMode.FirstSentence)]\n\n";
        var list = SyntaxFactory.ParseCompilationUnit(Attribute).AttributeLists[0];
        return [new SyntaxChange("Write the first sentence of descriptions alone", node, node.AddAttributeLists(list))];
    }
}
