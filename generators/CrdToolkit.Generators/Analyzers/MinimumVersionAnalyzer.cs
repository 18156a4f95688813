using System.Collections.Immutable;
using CrdToolkit.Generators.Diagnostics;
using CrdToolkit.Generators.Discovery;
using CrdToolkit.Schema.Definitions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CrdToolkit.Generators.Analyzers;

/// <summary>Where a project says which Kubernetes it is for at least (<c>MinimumKubernetesVersion</c>), reports what that one does not know.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MinimumVersionAnalyzer : DiagnosticAnalyzer
{
    private const string Property = "build_property.MinimumKubernetesVersion";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.UnknownToMinimumVersion, Rules.NoKubernetesVersion];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        if (!context.Options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue(Property, out var value) || string.IsNullOrWhiteSpace(value))
        {
            return;
        }

        if (KubernetesVersion.Parse(value) is not { } minimum)
        {
            context.RegisterCompilationEndAction(end => end.ReportDiagnostic(Diagnostic.Create(Rules.NoKubernetesVersion, Location.None, value)));
        }
        else if (minimum.CompareTo(KubernetesVersion.SelectableFields) < 0)
        {
            context.RegisterSymbolAction(symbol => ReportSelectableFields(symbol, minimum), SymbolKind.NamedType, SymbolKind.Property);
        }
    }

    private static void ReportSelectableFields(SymbolAnalysisContext context, KubernetesVersion minimum)
    {
        if (!AttributeMentions.MayBear(context.Symbol, context.Compilation, AttributeNames.SelectableField))
        {
            return;
        }

        foreach (var attribute in context.Symbol.GetAttributes().Where(attribute => attribute.AttributeClass.Is(AttributeNames.SelectableField)))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Rules.UnknownToMinimumVersion,
                attribute.ApplicationSyntaxReference?.GetSyntax(context.CancellationToken).GetLocation(),
                context.Symbol.Name,
                KubernetesVersion.SelectableFields,
                minimum));
        }
    }
}
