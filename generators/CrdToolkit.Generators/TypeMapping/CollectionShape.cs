using CrdToolkit.Generators.Discovery;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.TypeMapping;

/// <summary>What a type is to JSON when it is neither a value nor an object with properties: a list, a set or a map.</summary>
/// <param name="Kind">Which of them.</param>
/// <param name="Element">The type of the items, or of the map's values.</param>
/// <param name="Key">The type of the map's keys; null for lists and sets.</param>
internal sealed record CollectionShape(CollectionKind Kind, ITypeSymbol Element, ITypeSymbol? Key)
{
    /// <summary>The shape of a type; null when it is no collection of one element type.</summary>
    public static CollectionShape? Of(ITypeSymbol type) =>
        type is INamedTypeSymbol { IsGenericType: true } named && !SymbolEqualityComparer.Default.Equals(named, named.OriginalDefinition)
            ? OfConstructed(named)
            : OfDeclared(type);

    // The interfaces of List<T> are known once for all; those of each List<string> of a property would be made anew for each keystroke.
    private static CollectionShape? OfConstructed(INamedTypeSymbol type)
    {
        if (OfDeclared(type.OriginalDefinition) is not { } open)
        {
            return null;
        }

        var element = ArgumentFor(open.Element, type);
        var key = open.Key is null ? null : ArgumentFor(open.Key, type);
        return element is null || (open.Key is not null && key is null) ? OfDeclared(type) : new CollectionShape(open.Kind, element, key);
    }

    private static ITypeSymbol? ArgumentFor(ITypeSymbol declared, INamedTypeSymbol type) =>
        declared is ITypeParameterSymbol { TypeParameterKind: TypeParameterKind.Type, NullableAnnotation: not NullableAnnotation.Annotated } parameter
        && SymbolEqualityComparer.Default.Equals(parameter.ContainingType, type.OriginalDefinition)
            ? type.TypeArguments[parameter.Ordinal]
            : null;

    private static CollectionShape? OfDeclared(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol array)
        {
            return array.Rank == 1 ? new CollectionShape(CollectionKind.List, array.ElementType, null) : null;
        }

        if (type.SpecialType == SpecialType.System_String)
        {
            return null;
        }

        var candidates = type is INamedTypeSymbol { TypeKind: TypeKind.Interface } named ? type.AllInterfaces.Insert(0, named) : type.AllInterfaces;
        if (candidates.FirstOrDefault(IsMap) is { } map)
        {
            return new CollectionShape(CollectionKind.Map, map.TypeArguments[1], map.TypeArguments[0]);
        }

        if (candidates.FirstOrDefault(IsSet) is { } set)
        {
            return new CollectionShape(CollectionKind.Set, set.TypeArguments[0], null);
        }

        var sequence = candidates.FirstOrDefault(candidate =>
            candidate.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T);
        return sequence is null ? null : new CollectionShape(CollectionKind.List, sequence.TypeArguments[0], null);
    }

    private static bool IsMap(INamedTypeSymbol type) =>
        type.Is("System.Collections.Generic.IDictionary`2") || type.Is("System.Collections.Generic.IReadOnlyDictionary`2");

    private static bool IsSet(INamedTypeSymbol type) =>
        type.Is("System.Collections.Generic.ISet`1") || type.Is("System.Collections.Generic.IReadOnlySet`1");
}
