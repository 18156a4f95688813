using System.Collections.Immutable;
using CrdToolkit.Generators.Diagnostics;
using CrdToolkit.Generators.Discovery;
using CrdToolkit.Generators.Pipeline;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CrdToolkit.Generators.Analyzers;

/// <summary>Where a native program is to be published, reports the resources that no <c>JsonSerializerContext</c> lists: nothing else can read them there.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SerializerContextAnalyzer : DiagnosticAnalyzer
{
    private const string Property = "build_property.PublishAot";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.NotInSerializerContext];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        if (!context.Options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue(Property, out var value) || !bool.TryParse(value, out var isNative) || !isNative)
        {
            return;
        }

        var listed = new Lazy<HashSet<ISymbol>>(() => new(Listed(context.Compilation), SymbolEqualityComparer.Default));
        context.RegisterSymbolAction(
            symbol =>
            {
                var type = (INamedTypeSymbol)symbol.Symbol;
                if (AttributeMentions.MayBear(type, symbol.Compilation, AttributeNames.CustomResource) && type.Has(AttributeNames.CustomResource) && !listed.Value.Contains(type))
                {
                    symbol.ReportDiagnostic(Diagnostic.Create(Rules.NotInSerializerContext, type.Locations[0], type.Name));
                }
            },
            SymbolKind.NamedType);
    }

    private static IEnumerable<ISymbol> Listed(Compilation compilation) =>
        from type in AttributeMentions.TypesWith(SerializerContextDiscovery.AttributeName, compilation, CancellationToken.None)
        from attribute in type.GetAttributes()
        where attribute.AttributeClass.Is(SerializerContextDiscovery.AttributeName)
        select attribute.Argument<INamedTypeSymbol>(0) into listed
        where listed is not null
        select listed;
}
