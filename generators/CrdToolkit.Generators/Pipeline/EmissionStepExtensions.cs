using CrdToolkit.Generators.Applying;
using CrdToolkit.Generators.Definitions;
using CrdToolkit.Generators.Discovery;
using CrdToolkit.Generators.Emission;
using CrdToolkit.Schema.Access;
using CrdToolkit.Schema.Collections;
using CrdToolkit.Schema.Definitions;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.Pipeline;

/// <summary>
/// The later steps: from the models of types to what each generated file is made of. Each gives the least that its file needs, so that
/// an edit writes only the files anew that it changes.
/// </summary>
internal static class EmissionStepExtensions
{
    public static IncrementalValuesProvider<PlumbingModel> Plumbing(this IncrementalValuesProvider<ResourceModel> resources) =>
        resources
            .Where(static resource => resource.IsEmittable)
            .Select(static (resource, _) => PlumbingModel.For(resource))
            .WithTrackingName(PipelineSteps.Plumbing);

    /// <summary>The names of files that several types would get, because they differ in case alone; nearly always none.</summary>
    public static IncrementalValueProvider<EquatableArray<string>> AmbiguousFileNames(this IncrementalValuesProvider<ResourceModel> resources) =>
        resources
            .Select(static (resource, _) => HintName.Stem(resource.Type))
            .Collect()
            .Select(static (names, _) => names
                .GroupBy(name => name, StringComparer.OrdinalIgnoreCase)
                .Where(same => same.Distinct(StringComparer.Ordinal).Count() > 1)
                .SelectMany(same => same.SelectMany(name => new[] { name, name + ClientModel.Suffix }))
                .ToEquatableArray())
            .WithTrackingName(PipelineSteps.AmbiguousFileNames);

    public static IncrementalValueProvider<EquatableArray<ClientModel>> Clients(
        this IncrementalValuesProvider<ResourceModel> resources,
        IncrementalValueProvider<EquatableArray<ClientRequest>> requests,
        IncrementalValueProvider<EquatableArray<ApplyNames>> applies,
        IncrementalValueProvider<GenerationTarget> target) =>
        resources
            .Where(static resource => resource.IsEmittable)
            .Select(static (resource, _) => ClientModel.For(resource))
            .Collect()
            .Combine(requests)
            .Combine(applies)
            .Combine(target)
            .Select(static (found, _) => ClientSet.Create([.. found.Left.Left.Left], found.Left.Left.Right, found.Left.Right, found.Right))
            .WithTrackingName(PipelineSteps.Clients);

    public static IncrementalValueProvider<EquatableArray<ApplyNames>> Names(this IncrementalValueProvider<EquatableArray<ApplyModel>> applies) =>
        applies
            .Select(static (models, _) => ApplySet.Names(models))
            .WithTrackingName(PipelineSteps.ApplyNames);

    public static IncrementalValuesProvider<ApplyFile> Files(this IncrementalValueProvider<EquatableArray<ApplyModel>> applies) =>
        applies
            .SelectMany(static (models, _) => ApplySet.Files(models))
            .WithTrackingName(PipelineSteps.ApplyFiles);

    public static IncrementalValueProvider<EquatableArray<AssembledDefinition>> Definitions(this IncrementalValuesProvider<ResourceModel> resources) =>
        resources
            .Collect()
            .Select(static (all, _) => DefinitionAssembler.Assemble(all.ToEquatableArray()))
            .WithTrackingName(PipelineSteps.Definitions);

    public static IncrementalValuesProvider<CustomResourceDefinition> Sound(this IncrementalValueProvider<EquatableArray<AssembledDefinition>> definitions) =>
        definitions
            .SelectMany(static (all, _) => all.Where(assembled => !assembled.IsWithheld).Select(assembled => assembled.Definition))
            .WithTrackingName(PipelineSteps.SoundDefinitions);

    public static IncrementalValueProvider<EquatableArray<WithheldDefinition>> Withheld(this IncrementalValueProvider<EquatableArray<AssembledDefinition>> definitions) =>
        definitions
            .Select(static (all, _) => all.Where(assembled => assembled.IsWithheld).Select(WithheldDefinition.Of).ToEquatableArray())
            .WithTrackingName(PipelineSteps.WithheldDefinitions);

    public static IncrementalValuesProvider<ReconcilerModel> Finalizing(this IncrementalValueProvider<EquatableArray<ReconcilerModel>> reconcilers) =>
        reconcilers
            .SelectMany(static (all, _) => all.Where(FinalizerScaffolding.IsNeeded))
            .WithTrackingName(PipelineSteps.FinalizingReconcilers);

    /// <summary>The rules that the operator's role needs: those of its reconcilers, of electing one replica that runs them, and those asked for.</summary>
    public static IncrementalValueProvider<EquatableArray<PolicyRule>> PolicyRules(
        this IncrementalValueProvider<EquatableArray<ReconcilerModel>> reconcilers,
        IncrementalValueProvider<EquatableArray<PolicyRule>> requests,
        IncrementalValueProvider<GenerationTarget> target) =>
        reconcilers
            .Select(static (all, _) => all.SelectMany(reconciler => reconciler.Rules).ToEquatableArray())
            .Combine(requests)
            .Combine(target)
            .Select(static (found, _) => (found.Right.HasRuntime && !found.Left.Left.IsEmpty
                    ? found.Left.Left.Concat(OperatorRules.LeaderElection)
                    : [])
                .Concat(found.Left.Right)
                .Distinct()
                .ToEquatableArray())
            .WithTrackingName(PipelineSteps.PolicyRules);

    public static IncrementalValueProvider<RegistrationModel> Registration(
        this IncrementalValueProvider<EquatableArray<ClientModel>> clients,
        IncrementalValueProvider<EquatableArray<ReconcilerModel>> reconcilers,
        IncrementalValueProvider<EquatableArray<string>> serializerContexts,
        IncrementalValueProvider<GenerationTarget> target) =>
        clients
            .Combine(reconcilers)
            .Combine(serializerContexts)
            .Combine(target)
            .Select(static (found, _) => found.Right.HasRuntime
                ? new RegistrationModel
                {
                    Clients = found.Left.Left.Left.Select(client => client.Type.FullyQualifiedName).ToEquatableArray(),
                    Reconcilers = found.Left.Left.Right,
                    SerializerContexts = found.Left.Right,
                    ReadsClientModels = found.Left.Left.Left.Any(static client => client.IsBuiltIn) || found.Left.Left.Right.Any(static reconciler => reconciler.ReadsClientModels),
                }
                : RegistrationModel.Empty)
            .WithTrackingName(PipelineSteps.Registration);
}
