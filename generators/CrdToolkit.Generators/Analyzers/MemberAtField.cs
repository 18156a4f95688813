using CrdToolkit.Generators.Definitions;
using CrdToolkit.Generators.TypeMapping;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.Analyzers;

/// <summary>Finds the member that a field of a definition was made of.</summary>
internal static class MemberAtField
{
    /// <summary>The innermost member on the way that is declared in the compilation, else the type.</summary>
    public static ISymbol Find(INamedTypeSymbol root, string field, Compilation compilation)
    {
        ISymbol found = root;
        ITypeSymbol? current = root;
        foreach (var (name, elements) in SchemaField.Steps(field))
        {
            if (elements is not null)
            {
                current = current is null ? null : CollectionShape.Of(current)?.Element;
            }
            else
            {
                var member = TypeMapper.Underlying(current!) is INamedTypeSymbol named
                    ? MembersOf(named).FirstOrDefault(candidate => candidate.JsonName == name)
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

    /// <summary>Where attributes say something of a member: itself, its type, and the types of its elements.</summary>
    public static IEnumerable<ISymbol> Places(ISymbol member)
    {
        yield return member;
        var type = member switch { IPropertySymbol property => property.Type, IFieldSymbol field => field.Type, _ => null };
        for (; type is not null; type = CollectionShape.Of(TypeMapper.Underlying(type))?.Element)
        {
            yield return TypeMapper.Underlying(type);
        }
    }

    // Those of a polymorphic type stand side by side in its schema.
    private static IEnumerable<WireMember> MembersOf(INamedTypeSymbol type) =>
        (PolymorphicType.Of(type)?.Branches ?? []).SelectMany(branch => WireMembers.Of(branch.Type)).Concat(WireMembers.Of(type));
}
