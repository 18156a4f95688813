using CrdToolkit.Generators.Discovery;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.TypeMapping;

/// <summary>Says of the types that no schema can be made for why that is, and what to use.</summary>
internal static class UnsupportedTypes
{
    private const string FreeJson = "use JsonElement or JsonNode for free JSON, or a record for what is known";

    /// <summary>The reason, with the way out; null for a collection or an object that can be mapped.</summary>
    public static string? ReasonFor(ITypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Dynamic } or { SpecialType: SpecialType.System_Object } => $"it may hold anything; {FreeJson}",
        { TypeKind: TypeKind.TypeParameter } => "a type parameter is no type; close it",
        { TypeKind: TypeKind.Delegate } => "a delegate has no JSON; remove it, or mark it with [JsonIgnore]",
        { TypeKind: TypeKind.Pointer or TypeKind.FunctionPointer } => "a pointer has no JSON; remove it, or mark it with [JsonIgnore]",
        { IsTupleType: true } => "System.Text.Json leaves the items of a tuple out; use a record",
        { IsAnonymousType: true } => "it has no name; use a record",
        { IsRefLikeType: true } => "System.Text.Json refuses ref structs; use an array",
        IArrayTypeSymbol { Rank: > 1 } => "System.Text.Json refuses arrays of several dimensions; use a list of lists",
        IArrayTypeSymbol => null,
        INamedTypeSymbol named => ReasonForNamed(named),
        _ => $"System.Text.Json has no JSON for it; {FreeJson}",
    };

    private static string? ReasonForNamed(INamedTypeSymbol type)
    {
        if (HasConverter(type))
        {
            return "its [JsonConverter] may write anything, so its schema cannot be known; say what it writes with [SchemaType], such as [SchemaType(typeof(string))], on the type or on the property, or use a type without one";
        }

        if (type.Has(WireAttributes.JsonUnion))
        {
            return "its JSON does not say which of its types it is; use a base type with [JsonPolymorphic] and [JsonDerivedType]";
        }

        var isCollection = CollectionShape.Of(type) is not null;
        if (type.TypeKind == TypeKind.Interface)
        {
            return isCollection && IsOfFramework(type) ? null : $"System.Text.Json cannot create an interface; list its types with [JsonDerivedType], {FreeJson}";
        }

        if (type.IsAbstract)
        {
            return "System.Text.Json cannot create an abstract type; list the types derived from it with [JsonDerivedType], or use a concrete one";
        }

        if (isCollection)
        {
            return IsOfFramework(type) || WireMembers.ConstructorOf(type) is { Parameters.IsEmpty: true }
                ? null
                : "System.Text.Json cannot create a collection without a public constructor that takes nothing; use List<T>";
        }

        if (type.AllInterfaces.Any(candidate => candidate.SpecialType == SpecialType.System_Collections_IEnumerable))
        {
            return "the type of its items cannot be known; use a generic collection such as List<T>";
        }

        return IsOfFramework(type) ? $"its JSON is not fixed by .NET; {FreeJson}"
            : type.Has(WireAttributes.JsonNumberHandling) ? "[JsonNumberHandling] may write numbers as strings; remove it"
            : type.Has(WireAttributes.JsonNamingPolicy) ? "[JsonNamingPolicy] names its properties otherwise; use [JsonPropertyName]"
            : type.TypeKind == TypeKind.Class && WireMembers.ConstructorOf(type) is null
                ? "System.Text.Json finds no constructor: it has neither a public one that takes nothing nor a single public one; mark one with [JsonConstructor]"
            : null;
    }

    /// <summary>Whether a type has a <c>[JsonConverter]</c>, or an attribute derived from that one.</summary>
    public static bool HasConverter(ISymbol symbol) => symbol.GetAttributes().Any(IsConverter);

    /// <summary>Whether an attribute names a converter.</summary>
    public static bool IsConverter(AttributeData attribute)
    {
        for (var type = attribute.AttributeClass; type is not null; type = type.BaseType)
        {
            if (type.Is(WireAttributes.JsonConverter))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a type is one of .NET.</summary>
    public static bool IsOfFramework(INamedTypeSymbol type)
    {
        var space = type.ContainingNamespace;
        while (space is { ContainingNamespace: { IsGlobalNamespace: false } outer })
        {
            space = outer;
        }

        return space is { Name: "System" or "Microsoft" };
    }
}
