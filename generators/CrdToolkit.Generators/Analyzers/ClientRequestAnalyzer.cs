using System.Collections.Immutable;
using CrdToolkit.Generators.Diagnostics;
using CrdToolkit.Generators.Discovery;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CrdToolkit.Generators.Analyzers;

/// <summary>Reports an <c>[assembly: GenerateClient&lt;T&gt;]</c> for what is no resource.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ClientRequestAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.NotAResource];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationAction(Check);
    }

    private static void Check(CompilationAnalysisContext context)
    {
        foreach (var attribute in context.Compilation.Assembly.GetAttributes())
        {
            if (attribute.AttributeClass.Is(AttributeNames.GenerateClient)
                && attribute.AttributeClass!.TypeArguments[0] is { TypeKind: not TypeKind.Error } type
                && ResourceReferenceFactory.Create(type) is null)
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    Rules.NotAResource,
                    attribute.ApplicationSyntaxReference?.GetSyntax(context.CancellationToken).GetLocation(),
                    "[assembly: GenerateClient]",
                    type.ReadableName()));
            }
        }
    }
}
