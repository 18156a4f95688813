using CrdToolkit.Generators.Diagnostics;
using CrdToolkit.Generators.TypeMapping;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CrdToolkit.CodeFixes;

/// <summary>Says of a property whose type wraps one value that its converter writes that value (CRD0007).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class AddSchemaTypeCodeFix() : SyntaxCodeFix<PropertyDeclarationSyntax>(Rules.UnsupportedType)
{
    private protected override async Task<IEnumerable<SyntaxChange>> ChangesAsync(
        Document document, PropertyDeclarationSyntax node, CancellationToken cancellationToken)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        return model?.GetDeclaredSymbol(node, cancellationToken) is IPropertySymbol property
            && TypeMapper.Underlying(property.Type) is INamedTypeSymbol type
            && (UnsupportedTypes.HasConverter(property) || UnsupportedTypes.HasConverter(type))
            && WireMembers.Of(type) is [{ Type: var wrapped }]
            && ScalarSchemas.Find(TypeMapper.Underlying(wrapped)) is not null
                ? [Change(node, wrapped.WithNullableAnnotation(NullableAnnotation.None).ToMinimalDisplayString(model, node.SpanStart))]
                : [];
    }

    private static SyntaxChange Change(PropertyDeclarationSyntax node, string wrapped) => new(
        $"Say that it is written as '{wrapped}'",
        node,
        node.WithAttribute("SchemaType", SyntaxFactory.TypeOfExpression(SyntaxFactory.ParseTypeName(wrapped))));
}
