using System.Collections.Immutable;
using CrdToolkit.Generators.Attributes;
using CrdToolkit.Generators.Diagnostics;
using CrdToolkit.Generators.Discovery;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CrdToolkit.Generators.Analyzers;

/// <summary>Reports attributes of custom resources on types that are none. A type whose file names none of them is not looked at.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ResourceAttributeAnalyzer : DiagnosticAnalyzer
{
    private const string MakeResource = "add [CustomResource]";
    private const string PutElsewhere = "put it on the property that it is about, or on the type with [CustomResource]";

    private static readonly (string Attribute, string WayOut)[] Known =
    [
        (AttributeNames.SubresourceStatus, MakeResource),
        (AttributeNames.SubresourceScale, MakeResource),
        (AttributeNames.DefinitionLabel, MakeResource),
        (AttributeNames.DefinitionAnnotation, MakeResource),
        (AttributeNames.PrinterColumn, PutElsewhere),
        (AttributeNames.SelectableField, PutElsewhere),
    ];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [MemberRules.NotOnAResource];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(Check, SymbolKind.NamedType);
    }

    private static void Check(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (!Array.Exists(Known, known => AttributeMentions.MayBear(type, context.Compilation, known.Attribute)) || type.Has(AttributeNames.CustomResource))
        {
            return;
        }

        foreach (var attribute in type.GetAttributes())
        {
            if (Array.Find(Known, known => attribute.AttributeClass.Is(known.Attribute)) is { WayOut: { } wayOut })
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    MemberRules.NotOnAResource,
                    AttributeElements.Of(attribute, context.CancellationToken) ?? type.Locations[0],
                    type.Name,
                    attribute.ShortName(),
                    wayOut));
            }
        }
    }
}
