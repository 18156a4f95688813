using System.Collections.Immutable;
using CrdToolkit.Generators.Admission;
using CrdToolkit.Generators.Diagnostics;
using CrdToolkit.Generators.Discovery;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CrdToolkit.Generators.Analyzers;

/// <summary>Reports webhooks that the API server refuses.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WebhookAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. AdmissionRules.All];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(
            static symbol => Check(Attributes(symbol), symbol.ReportDiagnostic, symbol.CancellationToken),
            SymbolKind.NamedType);
        context.RegisterCompilationAction(static compilation =>
            Check(compilation.Compilation.Assembly.GetAttributes(), compilation.ReportDiagnostic, compilation.CancellationToken));
        context.RegisterCompilationStartAction(static start =>
        {
            var names = new WebhookNames();
            names.Add(start.Compilation.Assembly.GetAttributes());
            start.RegisterSymbolAction(symbol => names.Add(Attributes(symbol)), SymbolKind.NamedType);
            start.RegisterCompilationEndAction(end => names.ReportTaken(end.ReportDiagnostic, end.CancellationToken));
        });
    }

    // Nothing is bound of a type in whose files no webhook is declared.
    private static ImmutableArray<AttributeData> Attributes(SymbolAnalysisContext context) =>
        AttributeMentions.MayBear(context.Symbol, context.Compilation, AttributeNames.MutatingWebhook) || AttributeMentions.MayBear(context.Symbol, context.Compilation, AttributeNames.ValidatingWebhook)
            ? context.Symbol.GetAttributes()
            : [];

    private static void Check(ImmutableArray<AttributeData> attributes, Action<Diagnostic> report, CancellationToken cancellationToken)
    {
        foreach (var attribute in attributes)
        {
            if (WebhookRequest.Of(attribute) is not { } webhook)
            {
                continue;
            }

            foreach (var problem in WebhookChecks.Of(attribute))
            {
                var location = problem.Property switch
                {
                    null => AttributeElements.Of(attribute, cancellationToken),
                    "name" => AttributeElements.Of(attribute, null, 0, cancellationToken),
                    var property => AttributeElements.Of(attribute, property, cancellationToken),
                };
                report(problem.What is { } what
                    ? Diagnostic.Create(AdmissionRules.WebhookRefused, location, what, webhook.Name, problem.Text)
                    : Diagnostic.Create(AdmissionRules.WebhookAddress, location, webhook.Name, problem.Text));
            }
        }
    }
}
