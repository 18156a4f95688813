using System.Collections.Immutable;
using CrdToolkit.Generators.Diagnostics;
using CrdToolkit.Generators.Discovery;
using CrdToolkit.Generators.TypeMapping;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CrdToolkit.Generators.Analyzers;

/// <summary>Fields that the API server keeps although the schema does not know them, and that C# would lose.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class KeptFieldsAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.KeptFieldsLost];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(Check, SymbolKind.NamedType, SymbolKind.Property);
    }

    private static void Check(SymbolAnalysisContext context)
    {
        if (!AttributeMentions.MayBear(context.Symbol, context.Compilation, AttributeNames.PreserveUnknownFields)
            || context.Symbol.GetAttributes().Find(AttributeNames.PreserveUnknownFields) is not { } attribute)
        {
            return;
        }

        var type = context.Symbol is IPropertySymbol property ? TypeMapper.Underlying(property.Type) : (ITypeSymbol)context.Symbol;
        if (type is INamedTypeSymbol named && LosesFields(named))
        {
            var location = attribute.ApplicationSyntaxReference?.GetSyntax(context.CancellationToken).GetLocation() ?? context.Symbol.Locations[0];
            context.ReportDiagnostic(Diagnostic.Create(Rules.KeptFieldsLost, location, context.Symbol.Name, named.Name));
        }
    }

    /// <summary>Whether a type is a user's object of named members, none of which takes the others. Free JSON and maps keep all.</summary>
    private static bool LosesFields(INamedTypeSymbol type) =>
        type.TypeKind is TypeKind.Class or TypeKind.Struct
        && type.Locations.Any(location => location.IsInSource)
        && CollectionShape.Of(type) is null
        && WireMembers.Of(type) is { Count: > 0 } members
        && !members.Any(member => member.IsExtensionData);
}
