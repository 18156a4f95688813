using System.Text.RegularExpressions;
using CrdToolkit.Generators.TypeMapping;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.Analyzers;

/// <summary>
/// Finds the member that a field of a definition was made of. The API server names schemas of all versions alike under
/// <c>spec.validation</c>, others under <c>spec.versions[n]</c>; what counts here is the way down from the root schema.
/// </summary>
internal static class MemberAtField
{
    private static readonly Regex Step = new(@"properties\[(?<name>[^\]]*)\]|\.(?<inner>items|additionalProperties)\b");

    /// <summary>The innermost member on the way that is declared in the compilation, else the type.</summary>
    public static ISymbol Find(INamedTypeSymbol root, string field, Compilation compilation)
    {
        ISymbol found = root;
        ITypeSymbol? current = root;
        foreach (Match step in Step.Matches(field))
        {
            if (step.Groups["inner"].Success)
            {
                current = current is null ? null : CollectionShape.Of(current)?.Element;
            }
            else
            {
                var member = TypeMapper.Underlying(current!) is INamedTypeSymbol named
                    ? MembersOf(named).FirstOrDefault(candidate => candidate.JsonName == step.Groups["name"].Value)
                    : null;
                if (member is null)
                {
                    break;
                }

                found = member.Symbol.Locations.Any(location => location.SourceTree is { } tree && compilation.ContainsSyntaxTree(tree)) ? member.Symbol : found;
                current = member.Type;
            }

            if (current is null)
            {
                break;
            }
        }

        return found;
    }

    // Those of a polymorphic type stand side by side in its schema.
    private static IEnumerable<WireMember> MembersOf(INamedTypeSymbol type) =>
        (PolymorphicType.Of(type)?.Branches ?? []).SelectMany(branch => WireMembers.Of(branch.Type)).Concat(WireMembers.Of(type));
}
