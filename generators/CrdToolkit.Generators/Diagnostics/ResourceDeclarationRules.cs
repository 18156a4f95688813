using CrdToolkit.Generators.Discovery;
using CrdToolkit.Generators.TypeMapping;
using CrdToolkit.Schema.Collections;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.Diagnostics;

/// <summary>What can be wrong with a resource type that its own declaration shows.</summary>
internal static class ResourceDeclarationRules
{
    private static readonly string[] GeneratedNames = ["Descriptor", "GetDescriptor"];

    public static IEnumerable<MappingProblem> Check(INamedTypeSymbol type, TypeName name, CustomResourceNaming naming, ResourceShape shape) =>
        CheckType(type, name, shape).Concat(CheckGeneratedNames(type)).Concat(CheckNames(type, naming));

    private static IEnumerable<MappingProblem> CheckGeneratedNames(INamedTypeSymbol type)
    {
        foreach (var member in GeneratedNames.SelectMany(name => type.GetMembers(name)).Where(IsWritten))
        {
            yield return Problem(Rules.GeneratedNameTaken, member, $"{type.Name}.{member.Name}", "takes a name", type.Name, "rename it, and keep its JSON name with [JsonPropertyName]");
        }

        for (var ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
        {
            if (ancestor.Has(AttributeNames.CustomResource))
            {
                yield return Problem(Rules.GeneratedNameTaken, type, type.Name, $"derives from the custom resource '{ancestor.Name}'", type.Name, "derive both from a base type without [CustomResource]");
                yield break;
            }
        }
    }

    private static IEnumerable<MappingProblem> CheckType(INamedTypeSymbol type, TypeName name, ResourceShape shape)
    {
        if (name.IsGeneric)
        {
            yield return Problem(Rules.ResourceIsGeneric, type, type.Name);
        }
        else if (!name.CanBeExtended)
        {
            yield return Problem(Rules.ResourceNotPartial, type, type.Name, "CustomResource", AndAround(type));
        }

        if (!name.IsVisibleInAssembly)
        {
            yield return Problem(Rules.OutOfReach, type, type.Name, type.IsFileLocal ? "local to its file" : "hidden by its accessibility or that of a type around it", "make it internal or public");
        }

        if (type.IsAbstract)
        {
            yield return Problem(MemberRules.AbstractResource, type, type.Name);
        }

        if (!shape.IsCustomResource)
        {
            yield return Problem(Rules.NotACustomResource, type, type.Name);
            yield break;
        }

        var hasSubresource = type.Has(AttributeNames.SubresourceStatus);
        if (shape.Status is not null && !hasSubresource)
        {
            yield return Problem(Rules.StatusWithoutSubresource, type, type.Name, shape.Status.ReadableName());
        }
        else if (shape.Status is null && hasSubresource)
        {
            yield return Problem(Rules.SubresourceWithoutStatus, type, type.Name);
        }
    }

    // Analyzers see the type with what was generated into it.
    private static bool IsWritten(ISymbol member) =>
        member.DeclaringSyntaxReferences.Any(reference => !reference.SyntaxTree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal));

    private static IEnumerable<MappingProblem> CheckNames(INamedTypeSymbol type, CustomResourceNaming naming)
    {
        if (KubernetesNames.GroupProblem(naming.Group) is { } groupProblem)
        {
            yield return Problem(Rules.InvalidGroup, type, naming.Group, type.Name, groupProblem);
        }

        if (KubernetesNames.KindProblem(naming.Kind) is { } kindProblem)
        {
            yield return Problem(Rules.InvalidName, type, "kind", naming.Kind, type.Name, kindProblem);
            // What follows from a wrong kind is wrong for the same reason.
            yield break;
        }

        var labels = new[] { ("version", naming.Version), ("plural name", naming.Plural), ("singular name", naming.Singular) }
            .Concat(naming.ShortNames.Select(shortName => ("short name", shortName)))
            .Concat(naming.Categories.Select(category => ("category", category)));
        foreach (var (what, label) in labels)
        {
            if (KubernetesNames.LabelProblem(label) is { } problem)
            {
                yield return Problem(Rules.InvalidName, type, what, label, type.Name, problem);
            }
        }
    }

    /// <summary>What else must be partial, as the message of the rule says it.</summary>
    public static string AndAround(INamedTypeSymbol type) => type.ContainingType is null ? "" : ", and the types around it,";

    private static MappingProblem Problem(DiagnosticDescriptor rule, ISymbol symbol, params string[] arguments) =>
        new(rule, symbol, arguments.ToEquatableArray());
}
