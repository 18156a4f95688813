using CrdToolkit.Generators.Discovery;
using CrdToolkit.Schema.Selectors;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.Diagnostics;

/// <summary>The API server's checks of selectors, with its words and the way out.</summary>
internal static class SelectorRules
{
    /// <summary>What is wrong with a label selector; null when nothing is.</summary>
    public static string? LabelProblem(string selector)
    {
        try
        {
            LabelSelectorParser.Parse(selector);
            return null;
        }
        catch (SelectorSyntaxException exception)
        {
            return exception.Message;
        }
    }

    /// <summary>What is wrong with a field selector for objects of a type; null when nothing is, or when its fields are not known here.</summary>
    public static string? FieldProblem(string selector, ITypeSymbol type, Compilation compilation, CancellationToken cancellationToken)
    {
        try
        {
            var requirements = FieldSelectorParser.Parse(selector);
            var resource = ResourceReferenceFactory.Create(type);
            var fields = resource is null ? null : FieldsOf(resource, type, compilation, cancellationToken);
            return fields is not null && requirements.FirstOrDefault(requirement => !fields.Contains(requirement.Field)) is { } unknown
                ? $"field label not supported: {unknown.Field}; {type.Name} has {string.Join(", ", fields)}{(resource!.IsBuiltIn ? "" : ", and what [SelectableField] is on")}"
                : null;
        }
        catch (SelectorSyntaxException exception)
        {
            return exception.Message;
        }
    }

    private static List<string>? FieldsOf(ResourceReference resource, ITypeSymbol type, Compilation compilation, CancellationToken cancellationToken)
    {
        // The properties of a type of another assembly are known, its JSON names and versions may not be.
        var own = resource.IsBuiltIn ? BuiltInFields.Of(resource.Group, resource.Kind)
            : SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly)
                ? ResourceModelFactory.Create((INamedTypeSymbol)type, compilation, cancellationToken)?.Definition.SelectableFields.Select(path => path.TrimStart('.')).ToList()
            : null;
        return own is null ? null : ["metadata.name", .. resource.ClusterScoped ? [] : new[] { "metadata.namespace" }, .. own];
    }
}
