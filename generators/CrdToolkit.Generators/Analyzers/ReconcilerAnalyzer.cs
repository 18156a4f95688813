using System.Collections.Immutable;
using CrdToolkit.Generators.Diagnostics;
using CrdToolkit.Generators.Discovery;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CrdToolkit.Generators.Analyzers;

/// <summary>Reports what keeps a reconciler from being registered with all that its attributes ask for.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ReconcilerAnalyzer : DiagnosticAnalyzer
{
    private static readonly string[] ReconcilerAttributes = [AttributeNames.Finalizer, AttributeNames.Owns, AttributeNames.Watches, AttributeNames.ReconcileOn, AttributeNames.ControllerName];

    private static readonly string[] NumerousKinds = ["k8s.Models.V1ConfigMap", "k8s.Models.V1Secret", "k8s.Models.V1Pod"];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        Rules.ResourceNotPartial, Rules.FinalizerWithoutMethod, Rules.InvalidName, Rules.NotAResource, Rules.MapMethodMissing,
        Rules.OutOfReach, Rules.NotAReconciler, Rules.UnselectedSource, Rules.WrongArgument, Rules.ControllerNameTaken, Rules.FinalizerShared,
        Rules.InvalidSelector, Rules.ReconcilerNotRegistered,
    ];

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
        if (type.TypeKind != TypeKind.Class)
        {
            return;
        }

        var reconciled = ReconcilerModelFactory.Interfaces(type);
        List<AttributeData> marks = Array.Exists(ReconcilerAttributes, name => AttributeMentions.MayBear(type, context.Compilation, name))
            ? [.. type.GetAttributes().Where(IsReconcilerAttribute)]
            : [];
        if (reconciled.Count == 0)
        {
            foreach (var mark in marks)
            {
                Report(context, Rules.NotAReconciler, mark, type.Name, ShortName(mark));
            }

            return;
        }

        // What is hidden or generic is left alone where nobody registers reconcilers, as in tests with their fakes, unless it asks for code.
        var name = TypeName.Of(type);
        if (marks.Count > 0 && (reconciled.Count > 1 || name.IsGeneric || !name.IsVisibleInAssembly))
        {
            var (what, wayOut) = reconciled.Count > 1 ? ("a reconciler of several types", "make a class for each")
                : name.IsGeneric ? ("generic", "derive a class without type parameters from it, and put the attributes there")
                : ("hidden by its accessibility or that of a type around it", "make it internal or public");
            context.ReportDiagnostic(Diagnostic.Create(Rules.OutOfReach, type.Locations[0], type.Name, what, wayOut));
            return;
        }

        if (reconciled.Count == 1 && reconciled[0].TypeArguments[0] is { TypeKind: not (TypeKind.TypeParameter or TypeKind.Error) } resource)
        {
            CheckReconciler(context, type, name, resource, marks);
        }

        if (UnregisteredReconciler.ReasonFor(type, reconciled, name, context.Compilation, context.CancellationToken) is { } reason)
        {
            context.ReportDiagnostic(Diagnostic.Create(Rules.ReconcilerNotRegistered, type.Locations[0], type.Name, reconciled[0].ReadableName(), reason.Why, reason.WayOut));
        }
    }

    private static void CheckReconciler(SymbolAnalysisContext context, INamedTypeSymbol type, TypeName name, ITypeSymbol resource, List<AttributeData> marks)
    {
        if (ResourceReferenceFactory.Create(resource) is null)
        {
            context.ReportDiagnostic(Diagnostic.Create(Rules.NotAResource, type.Locations[0], type.Name, resource.ReadableName()));
        }

        CheckAgainstOthers(context, type, marks);
        foreach (var mark in marks)
        {
            if (mark.AttributeClass.Is(AttributeNames.Finalizer))
            {
                CheckFinalizer(context, type, name, resource, mark);
                continue;
            }

            if (mark.AttributeClass.Is(AttributeNames.ControllerName))
            {
                CheckName(context, type, mark);
                continue;
            }

            if (mark.AttributeClass is not { TypeArguments: [var other] })
            {
                continue;
            }

            if (other.TypeKind != TypeKind.Error && ResourceReferenceFactory.Create(other) is null)
            {
                Report(context, Rules.NotAResource, mark, type.Name, other.ReadableName());
            }

            CheckSelectors(context, type, mark, other);
            if (mark.AttributeClass.Is(AttributeNames.Watches)
                && mark.Argument<string>(0) is { } method)
            {
                if (ReconcilerModelFactory.MapMethod(type, method, other) is not { } map)
                {
                    Report(context, Rules.MapMethodMissing, mark, type.Name, method, other.ReadableName());
                }
                else if (!ReconcilerModelFactory.TakesMetadata(map))
                {
                    CheckSelection(context, type, mark, other, $"have {method} take a PartialObjectMetadata<{other.Name}>");
                }
            }
            else if (mark.AttributeClass.Is(AttributeNames.Owns) && !mark.Property<bool>("MetadataOnly"))
            {
                CheckSelection(context, type, mark, other, "set MetadataOnly = true");
            }
        }
    }

    private static void CheckFinalizer(SymbolAnalysisContext context, INamedTypeSymbol type, TypeName name, ITypeSymbol resource, AttributeData mark)
    {
        if (mark.Argument<string>(0) is { } finalizer && KubernetesNames.FinalizerProblem(finalizer) is { } problem)
        {
            Report(context, Rules.InvalidName, mark, "finalizer", finalizer, type.Name, problem);
        }

        if (ReconcilerModelFactory.FinalizeMethod(type, resource) is null)
        {
            Report(context, Rules.FinalizerWithoutMethod, mark, type.Name, resource.ReadableName());
        }

        if (!name.CanBeExtended && !ReconcilerModelFactory.ImplementsFinalizingReconciler(type))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Rules.ResourceNotPartial, type.Locations[0], type.Name, "Finalizer", ResourceDeclarationRules.AndAround(type)));
        }
    }

    private static void CheckAgainstOthers(SymbolAnalysisContext context, INamedTypeSymbol type, List<AttributeData> marks)
    {
        if (ReconcilerIndex.Registered(type, context.CancellationToken) is not { } reconciler)
        {
            return;
        }

        var index = ReconcilerIndex.Of(context.Compilation, context.CancellationToken);
        if (First(other => string.Equals(other.EffectiveControllerName, reconciler.EffectiveControllerName, StringComparison.OrdinalIgnoreCase)) is { } namesake)
        {
            Tell(Rules.ControllerNameTaken, AttributeNames.ControllerName, type.Name, namesake, reconciler.EffectiveControllerName);
        }

        if (reconciler.Finalizer is { } finalizer
            && First(other => other.Finalizer == finalizer && other.Resource.Kind == reconciler.Resource.Kind && other.Resource.Group == reconciler.Resource.Group) is { } rival)
        {
            Tell(Rules.FinalizerShared, AttributeNames.Finalizer, type.Name, rival, reconciler.Resource.Kind, finalizer);
        }

        string? First(Func<ReconcilerModel, bool> agrees) =>
            index.FirstBefore(reconciler, agrees, context.Compilation, context.CancellationToken)?.Type.Name;

        void Tell(DiagnosticDescriptor rule, string attribute, params string[] arguments)
        {
            var mark = marks.Find(candidate => candidate.AttributeClass.Is(attribute));
            context.ReportDiagnostic(Diagnostic.Create(rule, mark is null ? type.Locations[0] : AttributeElements.Of(mark, null, 0, context.CancellationToken), arguments));
        }
    }

    private static void CheckName(SymbolAnalysisContext context, INamedTypeSymbol type, AttributeData mark)
    {
        var name = mark.Argument<string>(0);
        if (string.IsNullOrWhiteSpace(name) || name!.IndexOf(':') >= 0)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Rules.WrongArgument,
                AttributeElements.Of(mark, null, 0, context.CancellationToken),
                ShortName(mark),
                type.Name,
                string.IsNullOrWhiteSpace(name) ? "names nothing; give a name such as \"machine-backup\"" : $"names '{name}', and ':' divides the keys of the configuration; leave it out"));
        }
    }

    private static void CheckSelectors(SymbolAnalysisContext context, INamedTypeSymbol type, AttributeData mark, ITypeSymbol other)
    {
        if (mark.Property<string>("LabelSelector") is { } labels && SelectorRules.LabelProblem(labels) is { } problem)
        {
            Tell("LabelSelector", problem);
        }

        if (mark.Property<string>("FieldSelector") is { } fields
            && SelectorRules.FieldProblem(fields, other, context.Compilation, context.CancellationToken) is { } fieldProblem)
        {
            Tell("FieldSelector", fieldProblem);
        }

        void Tell(string property, string why) => context.ReportDiagnostic(Diagnostic.Create(
            Rules.InvalidSelector, AttributeElements.Of(mark, property, context.CancellationToken), property, ShortName(mark), type.Name, why));
    }

    // Nobody has a cache of all that a cluster holds of these by intention.
    private static void CheckSelection(SymbolAnalysisContext context, INamedTypeSymbol type, AttributeData mark, ITypeSymbol other, string metadataOnly)
    {
        if (Array.Exists(NumerousKinds, kind => other.Is(kind))
            && mark.Property<string>("LabelSelector") is not { Length: > 0 }
            && mark.Property<string>("FieldSelector") is not { Length: > 0 })
        {
            Report(context, Rules.UnselectedSource, mark, type.Name, ShortName(mark), other.Name, metadataOnly);
        }
    }

    /// <summary>Whether an attribute is one of reconcilers.</summary>
    internal static bool IsReconcilerAttribute(AttributeData attribute) =>
        Array.Exists(ReconcilerAttributes, name => attribute.AttributeClass.Is(name));

    private static string ShortName(AttributeData attribute) => attribute.AttributeClass!.Name.Replace("Attribute", "");

    private static void Report(SymbolAnalysisContext context, DiagnosticDescriptor rule, AttributeData attribute, params string[] arguments) =>
        context.ReportDiagnostic(Diagnostic.Create(
            rule,
            attribute.ApplicationSyntaxReference?.GetSyntax(context.CancellationToken).GetLocation() ?? context.Symbol.Locations[0],
            arguments));
}
