using CrdToolkit.Generators.Discovery;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.TypeMapping;

/// <summary>The members of a type that System.Text.Json reads or writes, as its reflection and its source generator choose them.</summary>
internal static class WireMembers
{
    /// <summary>The members, those of base types first; of members of one name the most derived one.</summary>
    public static IReadOnlyList<WireMember> Of(INamedTypeSymbol type)
    {
        var constructor = ConstructorOf(type);
        var names = new HashSet<string>(StringComparer.Ordinal);
        var members = new List<WireMember>();
        for (var current = type; current is not null && current.SpecialType is SpecialType.None; current = current.BaseType)
        {
            var own = new List<WireMember>();
            foreach (var symbol in current.GetMembers())
            {
                if (MemberTypeOf(symbol) is { } memberType && names.Add(symbol.Name) && !IsIgnored(symbol))
                {
                    var parameter = ParameterOf(constructor, symbol, memberType);
                    own.Add(new WireMember(symbol, memberType, parameter, IsRead(symbol, parameter)));
                }
            }

            members.InsertRange(0, own);
        }

        return members;
    }

    /// <summary>The name in JSON of the member of a name in C#; null when there is none.</summary>
    public static string? JsonNameOf(INamedTypeSymbol type, string name) =>
        Of(type).FirstOrDefault(member => member.Symbol.Name == name)?.JsonName;

    /// <summary>
    /// The constructor that System.Text.Json calls: the one marked, else a public one without parameters, else the only public one.
    /// Null when it would find none, and refuse the type.
    /// </summary>
    public static IMethodSymbol? ConstructorOf(INamedTypeSymbol type)
    {
        var marked = type.InstanceConstructors.FirstOrDefault(constructor => constructor.Has(WireAttributes.JsonConstructor));
        if (marked is not null)
        {
            return marked;
        }

        var all = type.InstanceConstructors.Where(constructor => constructor.DeclaredAccessibility == Accessibility.Public).ToList();
        return all.FirstOrDefault(constructor => constructor.Parameters.IsEmpty)
            ?? (all.Count == 1 ? all[0] : null);
    }

    private static ITypeSymbol? MemberTypeOf(ISymbol symbol) => symbol switch
    {
        IPropertySymbol { IsStatic: false, IsIndexer: false, ExplicitInterfaceImplementations.IsEmpty: true } property
            when IsPublic(property.GetMethod) || IsPublic(property.SetMethod) || property.Has(WireAttributes.JsonInclude) => property.Type,
        IFieldSymbol { IsStatic: false, IsImplicitlyDeclared: false } field when field.Has(WireAttributes.JsonInclude) => field.Type,
        _ => null,
    };

    private static bool IsPublic(IMethodSymbol? accessor) => accessor is { DeclaredAccessibility: Accessibility.Public };

    private static bool IsIgnored(ISymbol symbol) =>
        symbol.GetAttributes().Find(WireAttributes.JsonIgnore) is { } ignore
        // JsonIgnoreCondition.Always, which is also what the attribute means without a condition
        && ignore.Property("Condition", 1) == 1;

    private static bool IsRead(ISymbol symbol, IParameterSymbol? parameter) =>
        parameter is not null
        || symbol switch
        {
            IPropertySymbol { SetMethod: { } setter } property => IsPublic(setter) || property.Has(WireAttributes.JsonInclude),
            IPropertySymbol property => IsPopulated(property),
            IFieldSymbol field => !field.IsReadOnly,
            _ => false,
        };

    // JsonObjectCreationHandling.Populate: the value that is there is filled.
    private static bool IsPopulated(IPropertySymbol property) =>
        (property.GetAttributes().Find(WireAttributes.JsonObjectCreationHandling)
            ?? property.ContainingType.GetAttributes().Find(WireAttributes.JsonObjectCreationHandling))?.Argument<int>(0) == 1;

    private static IParameterSymbol? ParameterOf(IMethodSymbol? constructor, ISymbol symbol, ITypeSymbol type)
    {
        foreach (var parameter in constructor?.Parameters ?? [])
        {
            if (string.Equals(parameter.Name, symbol.Name, StringComparison.OrdinalIgnoreCase)
                && SymbolEqualityComparer.Default.Equals(parameter.Type, type))
            {
                return parameter;
            }
        }

        return null;
    }
}
