using System.Collections.Immutable;
using CrdToolkit.Generators.Diagnostics;
using CrdToolkit.Generators.Discovery;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CrdToolkit.Generators.Analyzers;

/// <summary>
/// Reports a status that is set in the very <c>with</c> expression that <c>UpdateAsync</c> or <c>PatchAsync</c> is given: a kind with the
/// status subresource leaves it out there. Only a call that looks like that is bound.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DroppedStatusAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.StatusDropped];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxNodeAction(Check, SyntaxKind.InvocationExpression);
    }

    private static void Check(SyntaxNodeAnalysisContext context)
    {
        var call = (InvocationExpressionSyntax)context.Node;
        if (NameOf(call.Expression) is not ("UpdateAsync" or "PatchAsync") || StatusIn(call.ArgumentList) is not { } assignment)
        {
            return;
        }

        if (context.SemanticModel.GetSymbolInfo(call, context.CancellationToken).Symbol is IMethodSymbol method
            && ResourceOf(method.ContainingType) is { } resource
            && ResourceReferenceFactory.Create(resource) is { HasStatus: true })
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Rules.StatusDropped,
                assignment.GetLocation(),
                method.Name,
                resource.Name,
                method.Name == "PatchAsync" ? "throws where it differs" : "leaves it out without a word"));
        }
    }

    private static string? NameOf(ExpressionSyntax called) => called switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        _ => null,
    };

    private static AssignmentExpressionSyntax? StatusIn(ArgumentListSyntax arguments)
    {
        foreach (var argument in arguments.Arguments)
        {
            var value = argument.Expression;
            while (value is ParenthesizedExpressionSyntax parenthesized)
            {
                value = parenthesized.Expression;
            }

            if (value is WithExpressionSyntax with
                && with.Initializer.Expressions.FirstOrDefault(expression => expression is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "Status" } }) is AssignmentExpressionSyntax status)
            {
                return status;
            }
        }

        return null;
    }

    private static ITypeSymbol? ResourceOf(INamedTypeSymbol? client)
    {
        for (; client is not null; client = client.BaseType)
        {
            if (client.Is(AttributeNames.ResourceClient))
            {
                return client.TypeArguments[0];
            }
        }

        return null;
    }
}
