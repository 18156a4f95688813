using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CrdToolkit.Generators.Analyzers;

/// <summary>
/// Silences IL2026 on <c>[MinLength]</c>, <c>[MaxLength]</c> and <c>[Length]</c>: it warns of their own validation, which reflects. As words of
/// a schema they are read at compile time, and the API server validates.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConstraintTrimSuppressor : DiagnosticSuppressor
{
    private static readonly SuppressionDescriptor Suppression = new(
        "CRDS2026", "IL2026", "The attribute is read at compile time as a constraint of the schema; its own validation is never called.");

    private static readonly string[] Attributes = ["MinLengthAttribute", "MaxLengthAttribute", "LengthAttribute"];

    /// <inheritdoc/>
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } = [Suppression];

    /// <inheritdoc/>
    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        foreach (var diagnostic in context.ReportedDiagnostics)
        {
            var tree = diagnostic.Location.SourceTree;
            var node = tree?.GetRoot(context.CancellationToken).FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
            if (node?.FirstAncestorOrSelf<AttributeSyntax>() is { } attribute
                && context.GetSemanticModel(tree!).GetSymbolInfo(attribute, context.CancellationToken).Symbol?.ContainingType is { } type
                && Attributes.Contains(type.Name)
                && type.ContainingNamespace.ToDisplayString() == "System.ComponentModel.DataAnnotations")
            {
                context.ReportSuppression(Microsoft.CodeAnalysis.Diagnostics.Suppression.Create(Suppression, diagnostic));
            }
        }
    }
}
