using CrdToolkit.Generators.Diagnostics;
using CrdToolkit.Generators.Discovery;
using CrdToolkit.Generators.TypeMapping;
using CrdToolkit.Schema.Collections;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.Attributes;

/// <summary>Labels and annotations of the definition, as <c>[DefinitionLabel]</c> and <c>[DefinitionAnnotation]</c> say them.</summary>
internal static class DefinitionMetadata
{
    public static EquatableDictionary<string> Labels(INamedTypeSymbol type) => Read(type, AttributeNames.DefinitionLabel);

    public static EquatableDictionary<string> Annotations(INamedTypeSymbol type) => Read(type, AttributeNames.DefinitionAnnotation);

    /// <summary>Keys and values that the API server refuses, and keys that occur twice.</summary>
    public static IEnumerable<MappingProblem> Check(INamedTypeSymbol type)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var attribute in type.GetAttributes())
        {
            var isLabel = attribute.AttributeClass.Is(AttributeNames.DefinitionLabel);
            if (!isLabel && !attribute.AttributeClass.Is(AttributeNames.DefinitionAnnotation))
            {
                continue;
            }

            var key = attribute.Argument<string>(0) ?? "";
            var problem = KubernetesNames.QualifiedNameProblem(isLabel ? key : key.ToLowerInvariant()) is { } keyProblem ? $"has the key '{key}', which the API server refuses: {keyProblem}"
                : isLabel && KubernetesNames.LabelValueProblem(attribute.Argument<string>(1) ?? "") is { } valueProblem ? $"has the value '{attribute.Argument<string>(1)}', which the API server refuses: {valueProblem}"
                : !seen.Add($"{isLabel} {key}") ? $"is there twice for the key '{key}'; remove one"
                : null;
            if (problem is not null)
            {
                yield return new MappingProblem(Rules.WrongArgument, type, new[] { attribute.ShortName(), type.Name, problem }) { Attribute = attribute };
            }
        }
    }

    private static EquatableDictionary<string> Read(INamedTypeSymbol type, string attributeName)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var attribute in type.GetAttributes())
        {
            if (attribute.AttributeClass.Is(attributeName) && attribute.Argument<string>(0) is { } key)
            {
                texts[key] = attribute.Argument<string>(1) ?? "";
            }
        }

        return new EquatableDictionary<string>(texts);
    }
}
