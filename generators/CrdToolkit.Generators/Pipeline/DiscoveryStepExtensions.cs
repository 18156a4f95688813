using System.Collections.Immutable;
using CrdToolkit.Generators.Access;
using CrdToolkit.Generators.Admission;
using CrdToolkit.Generators.Applying;
using CrdToolkit.Generators.Discovery;
using CrdToolkit.Generators.Emission;
using CrdToolkit.Generators.ForeignTypes;
using CrdToolkit.Generators.Reuse;
using CrdToolkit.Schema.Access;
using CrdToolkit.Schema.Admission;
using CrdToolkit.Schema.Collections;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CrdToolkit.Generators.Pipeline;

/// <summary>The first steps: from syntax and symbols to models, which hold neither.</summary>
internal static class DiscoveryStepExtensions
{
    private static readonly TypeResults<DiscoveredResource?> KnownResources = new();
    private static readonly TypeResults<EquatableArray<ApiTypeFragment>> KnownApiTypes = new();

    /// <summary>What each type with <c>[CustomResource]</c> is to its definition and to its client.</summary>
    public static IncrementalValuesProvider<DiscoveredResource> Discovered(this IncrementalGeneratorInitializationContext context) =>
        context.SyntaxProvider
            .ForAttributeWithMetadataName(
                AttributeNames.CustomResource,
                static (node, _) => node is TypeDeclarationSyntax,
                static (match, cancellationToken) => match.TargetSymbol is INamedTypeSymbol type
                    ? KnownResources.Of(type, match.SemanticModel.Compilation, () => DiscoveredResource.Of(type, match.SemanticModel.Compilation, cancellationToken), cancellationToken)
                    : null)
            .WhereNotNull();

    public static IncrementalValuesProvider<ResourceModel> Resources(this IncrementalValuesProvider<DiscoveredResource> discovered) =>
        discovered
            .Select(static (resource, _) => resource.Model)
            .WithTrackingName(PipelineSteps.Resources);

    /// <summary>
    /// Every reconciler once, in the order of their names. Most reconcilers bear an attribute. One without is known by its base list alone,
    /// for which there is no index as for attributes: the predicate looks at the names in base lists of classes, and at nothing
    /// else, so that only reconcilers are ever looked up.
    /// </summary>
    public static IncrementalValueProvider<EquatableArray<ReconcilerModel>> Reconcilers(this IncrementalGeneratorInitializationContext context)
    {
        var bare = context.SyntaxProvider
            .CreateSyntaxProvider(
                static (node, _) => ReconcilerSyntax.IsReconciler(node),
                static (node, cancellationToken) => node.SemanticModel.GetDeclaredSymbol(node.Node, cancellationToken) is INamedTypeSymbol type
                    ? ReconcilerModelFactory.Create(type, cancellationToken)
                    : null)
            .WhereNotNull()
            .Collect();
        return bare
            .Combine(context.WithAttribute(AttributeNames.Finalizer))
            .Combine(context.WithAttribute(AttributeNames.Owns))
            .Combine(context.WithAttribute(AttributeNames.Watches))
            .Combine(context.WithAttribute(AttributeNames.ReconcileOn))
            .Combine(context.WithAttribute(AttributeNames.ControllerName))
            .Select(static (found, _) => found.Left.Left.Left.Left.Left
                .Concat(found.Left.Left.Left.Left.Right)
                .Concat(found.Left.Left.Left.Right)
                .Concat(found.Left.Left.Right)
                .Concat(found.Left.Right)
                .Concat(found.Right)
                .GroupBy(reconciler => reconciler.Type.FullyQualifiedName, StringComparer.Ordinal)
                .Select(same => same.First())
                .Where(reconciler => reconciler.IsEmittable)
                .OrderBy(reconciler => reconciler.Type.FullyQualifiedName, StringComparer.Ordinal)
                .ToEquatableArray())
            .WithTrackingName(PipelineSteps.Reconcilers);
    }

    /// <summary>What <c>[assembly: GenerateClient]</c> asks for; each file with such an attribute gives all of the assembly.</summary>
    public static IncrementalValueProvider<EquatableArray<ClientRequest>> ClientRequests(this IncrementalGeneratorInitializationContext context) =>
        context.SyntaxProvider
            .ForAttributeWithMetadataName(
                AttributeNames.GenerateClient,
                static (node, _) => node is CompilationUnitSyntax,
                static (match, cancellationToken) => ClientRequestDiscovery.Find((IAssemblySymbol)match.TargetSymbol, cancellationToken))
            .Collect()
            .Select(static (found, _) => found.SelectMany(requests => requests).Distinct().ToEquatableArray())
            .WithTrackingName(PipelineSteps.ClientRequests);

    /// <summary>What <c>[Rbac]</c> asks for, on the assembly and on its types.</summary>
    public static IncrementalValueProvider<EquatableArray<PolicyRule>> RbacRequests(this IncrementalGeneratorInitializationContext context) =>
        context.Requests(AttributeNames.Rbac, RbacRequest.Of)
            .Combine(context.Requests(AttributeNames.RbacOfResource, RbacRequest.Of))
            .Select(static (found, _) => found.Left.Concat(found.Right).SelectMany(rules => rules).ToEquatableArray())
            .WithTrackingName(PipelineSteps.RbacRequests);

    /// <summary>The webhooks that the assembly and its types declare, in the order of their names.</summary>
    public static IncrementalValueProvider<EquatableArray<AdmissionWebhook>> AdmissionWebhooks(this IncrementalGeneratorInitializationContext context) =>
        context.Requests(AttributeNames.MutatingWebhook, WebhookRequest.Of)
            .Combine(context.Requests(AttributeNames.ValidatingWebhook, WebhookRequest.Of))
            .Select(static (found, _) => found.Left.Concat(found.Right)
                .SelectMany(webhooks => webhooks)
                .Distinct()
                .OrderBy(webhook => webhook.Name, StringComparer.Ordinal)
                .ToEquatableArray())
            .WithTrackingName(PipelineSteps.AdmissionWebhooks);

    /// <summary>What the assembly carries of its types with <c>[ApiType]</c>, in the order of their names.</summary>
    public static IncrementalValueProvider<EquatableArray<ApiTypeFragment>> ApiTypes(this IncrementalGeneratorInitializationContext context) =>
        context.SyntaxProvider
            .ForAttributeWithMetadataName(
                AttributeNames.ApiType,
                static (node, _) => node is BaseTypeDeclarationSyntax,
                static (match, cancellationToken) => match.TargetSymbol is INamedTypeSymbol type
                    ? KnownApiTypes.Of(type, match.SemanticModel.Compilation, () => ApiTypeFragments.Of(type, match.SemanticModel.Compilation, cancellationToken), cancellationToken)
                    : default)
            .Collect()
            .Select(static (found, _) => found
                .SelectMany(fragments => fragments)
                .GroupBy(fragment => fragment.Type, StringComparer.Ordinal)
                .Select(same => same.First())
                .OrderBy(fragment => fragment.Type, StringComparer.Ordinal)
                .ToEquatableArray())
            .WithTrackingName(PipelineSteps.ApiTypes);

    /// <summary>
    /// The apply types of the assembly's own resources, and of those of other assemblies for which it asks for a client; none where the
    /// runtime is not referenced, as there are no clients then, nor where the project says <c>GenerateApplyTypes=false</c>.
    /// </summary>
    public static IncrementalValueProvider<EquatableArray<ApplyModel>> Applies(
        this IncrementalValuesProvider<DiscoveredResource> discovered, IncrementalGeneratorInitializationContext context)
    {
        var own = discovered
            .Select(static (resource, _) => resource.Apply)
            .WhereNotNull()
            .Collect();
        var requested = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                AttributeNames.GenerateClient,
                static (node, _) => node is CompilationUnitSyntax,
                static (match, cancellationToken) => ClientRequestDiscovery.FindApplies(match.SemanticModel.Compilation, cancellationToken))
            .SelectMany(static (found, _) => found)
            .Collect();
        return own
            .Combine(requested)
            .Combine(context.AnalyzerConfigOptionsProvider.Select(static (options, _) =>
                options.GlobalOptions.TryGetValue("build_property.GenerateApplyTypes", out var wanted) && string.Equals(wanted, "false", StringComparison.OrdinalIgnoreCase)))
            .Select(static (found, _) => found.Right ? EquatableArray<ApplyModel>.Empty : ApplySet.Create(found.Left.Left.Concat(found.Left.Right)))
            .WithTrackingName(PipelineSteps.Applies);
    }

    public static IncrementalValueProvider<EquatableArray<string>> SerializerContexts(this IncrementalGeneratorInitializationContext context) =>
        context.SyntaxProvider
            .ForAttributeWithMetadataName(
                SerializerContextDiscovery.AttributeName,
                static (node, _) => node is ClassDeclarationSyntax,
                static (match, cancellationToken) => SerializerContextDiscovery.Find(match, cancellationToken))
            .WhereNotNull()
            .Collect()
            .Select(static (found, _) => found.Distinct().OrderBy(name => name, StringComparer.Ordinal).ToEquatableArray())
            .WithTrackingName(PipelineSteps.SerializerContexts);

    /// <summary>Looks at the compilation as a whole, so it runs on each keystroke: one look-up by name.</summary>
    public static IncrementalValueProvider<GenerationTarget> GenerationTargets(this IncrementalGeneratorInitializationContext context) =>
        context.CompilationProvider
            .Select(static (compilation, _) => (
                HasRuntime: compilation.GetTypeByMetadataName(Known.RuntimeMetadataName) is not null,
                AssemblyName: compilation.AssemblyName ?? ""))
            .Combine(context.AnalyzerConfigOptionsProvider.Select(static (options, _) =>
                options.GlobalOptions.TryGetValue("build_property.RootNamespace", out var name) ? name : null))
            .Select(static (pair, _) => new GenerationTarget(pair.Left.HasRuntime, Identifier.ToNamespace(pair.Right ?? pair.Left.AssemblyName)))
            .WithTrackingName(PipelineSteps.Target);

    // What an attribute asks for on the assembly and on its types.
    private static IncrementalValueProvider<ImmutableArray<EquatableArray<T>>> Requests<T>(
        this IncrementalGeneratorInitializationContext context, string attribute, Func<AttributeData, T?> read)
        where T : class =>
        context.SyntaxProvider
            .ForAttributeWithMetadataName(
                attribute,
                static (node, _) => node is TypeDeclarationSyntax or CompilationUnitSyntax,
                (match, _) => match.Attributes.Select(read).OfType<T>().ToEquatableArray())
            .Collect();

    private static IncrementalValueProvider<ImmutableArray<ReconcilerModel>> WithAttribute(
        this IncrementalGeneratorInitializationContext context, string attribute) =>
        context.SyntaxProvider
            .ForAttributeWithMetadataName(
                attribute,
                static (node, _) => node is ClassDeclarationSyntax,
                static (match, cancellationToken) => match.TargetSymbol is INamedTypeSymbol type
                    ? ReconcilerModelFactory.Create(type, cancellationToken)
                    : null)
            .WhereNotNull()
            .Collect();

    private static IncrementalValuesProvider<T> WhereNotNull<T>(this IncrementalValuesProvider<T?> values)
        where T : class =>
        values.Where(static value => value is not null).Select(static (value, _) => value!);
}
