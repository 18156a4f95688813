using System.Collections.Immutable;
using CrdToolkit.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CrdToolkit.Generators.Analyzers;

/// <summary>
/// Reports on each type that a custom resource is made of what is wrong with its members, and on each resource type what is wrong
/// with its declaration and beside the other resources of the assembly.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ApiTypeAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        Rules.ResourceNotPartial, Rules.ResourceIsGeneric, Rules.NotACustomResource, Rules.StatusWithoutSubresource,
        Rules.SubresourceWithoutStatus, Rules.UnsupportedType, Rules.InvalidGroup, Rules.InvalidName, Rules.StorageVersions,
        Rules.NameTaken, Rules.VersionsDiffer, Rules.RecursiveType, Rules.ReferenceMayBeMissing, Rules.DefaultsDisagree,
        Rules.DefaultBreaksConstraint, Rules.RefusedDefinition, Rules.CelMistake, Rules.MisplacedConstraint, Rules.UnenforcedConstraint,
        Rules.PathLeadsNowhere, Rules.ScaleField, Rules.NeverRead, Rules.DuplicateJsonName, Rules.OutOfReach, Rules.DuplicateVersion,
        Rules.VersionsDisagree, Rules.UnsetValueRefused, Rules.GeneratedNameTaken,
        Rules.AllowedValueNeverValid, Rules.PathOfWrongType, Rules.ObjectWithoutProperties, Rules.NamesDifferInCase, Rules.DefinitionTooLarge, Rules.SetOfObjects,
        Rules.NothingSatisfies, Rules.WrongArgument, Rules.ListTypeWithoutSense, Rules.OneOfGroup, Rules.RuleSaidTwice,
        Rules.SelectableField, Rules.UnknownFormat, Rules.RuleTooCostly, Rules.NoSuchElement,
        MemberRules.AttributeOutsideJson, MemberRules.FieldOutsideJson, MemberRules.AbstractResource, MemberRules.ColumnNameTaken, MemberRules.InitializerNotConstant,
        .. TypeRules.All,
    ];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(Report, SymbolKind.NamedType);
    }

    private static void Report(SymbolAnalysisContext context)
    {
        foreach (var problem in ResourceIndex.Of(context.Compilation, context.CancellationToken).ProblemsOn((INamedTypeSymbol)context.Symbol))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                problem.Rule,
                ProblemLocations.Of(problem, context.CancellationToken),
                [.. problem.Arguments]));
        }
    }
}
