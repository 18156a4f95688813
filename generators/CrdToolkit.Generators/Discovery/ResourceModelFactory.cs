using CrdToolkit.Generators.Attributes;
using CrdToolkit.Generators.Diagnostics;
using CrdToolkit.Generators.TypeMapping;
using CrdToolkit.Schema.Collections;
using CrdToolkit.Schema.Definitions;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.Discovery;

/// <summary>Makes the model of a type with <c>[CustomResource]</c>.</summary>
internal static class ResourceModelFactory
{
    /// <summary>The model of a type; null when it has no <c>[CustomResource]</c>.</summary>
    public static ResourceModel? Create(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellationToken) =>
        Analyze(type, compilation, cancellationToken)?.Model;

    /// <summary>The model of a type with what is wrong with it; null when it has no <c>[CustomResource]</c>.</summary>
    public static AnalyzedResource? Analyze(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (type.GetAttributes().Find(AttributeNames.CustomResource) is not { } attribute)
        {
            return null;
        }

        var name = TypeName.Of(type);
        var naming = CustomResourceNaming.Of(type, attribute);
        var shape = ResourceShape.Of(type);
        var mapped = ResourceMapper.Map(type, compilation, cancellationToken);
        IReadOnlyList<MappingProblem> problems = [.. ResourceDeclarationRules.Check(type, name, naming, shape), .. DefinitionMetadata.Check(type), .. mapped.Problems];
        var model = new ResourceModel
        {
            Type = name,
            Group = naming.Group,
            Version = naming.Version,
            Kind = naming.Kind,
            Plural = naming.Plural,
            Singular = naming.Singular,
            ShortNames = naming.ShortNames,
            Categories = naming.Categories,
            ClusterScoped = naming.ClusterScoped,
            Labels = DefinitionMetadata.Labels(type),
            Annotations = DefinitionMetadata.Annotations(type),
            HasStatus = type.Has(AttributeNames.SubresourceStatus),
            HasScale = type.Has(AttributeNames.SubresourceScale),
            SpecType = shape.Spec?.FullyQualifiedName(),
            StatusType = shape.Status?.FullyQualifiedName(),
            UnsetObservedGeneration = ObservedGeneration.UnsetPattern(shape.Status),
            StorageSet = naming.Storage,
            Definition = new CustomResourceVersion
            {
                Name = naming.Version,
                Served = naming.Served,
                Deprecated = naming.Deprecated,
                DeprecationWarning = naming.DeprecationWarning,
                StatusSubresource = type.Has(AttributeNames.SubresourceStatus),
                ScaleSubresource = mapped.Scale,
                PrinterColumns = mapped.Columns,
                SelectableFields = mapped.SelectableFields,
                Schema = mapped.Schema,
            },
            IsEmittable = shape.IsCustomResource && name.CanBeExtended && !type.IsAbstract && !name.IsGeneric && name.IsVisibleInAssembly
                && problems.All(problem => !ReferenceEquals(problem.Rule, Rules.GeneratedNameTaken)),
            HasWholeSchema = problems.All(problem => !problem.IsError || problem.LeavesSchema),
            Errors = problems.Where(problem => problem.IsError).Select(problem => problem.Message).Distinct().ToEquatableArray(),
        };
        return new AnalyzedResource(type, model, mapped, problems);
    }
}
