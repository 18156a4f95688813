using System.Runtime.CompilerServices;
using CrdToolkit.Generators.Discovery;
using CrdToolkit.Schema.Json;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.ForeignTypes;

/// <summary>What a referenced assembly carries of its types with <c>[ApiType]</c>.</summary>
internal sealed class CarriedFragments
{
    // A referenced assembly is one object for as long as the references stay the same, over any number of keystrokes.
    private static readonly ConditionalWeakTable<IAssemblySymbol, CarriedFragments> Assemblies = new();

    private readonly Dictionary<string, Lazy<JsonObject?>> fragments = new(StringComparer.Ordinal);

    private readonly bool knowsApiTypes;

    private CarriedFragments(IAssemblySymbol assembly)
    {
        foreach (var attribute in assembly.GetAttributes())
        {
            knowsApiTypes |= attribute.AttributeClass.Is(AttributeNames.ApiTypeFragment) || attribute.AttributeClass.Is(AttributeNames.Definition);
            if (attribute.AttributeClass.Is(AttributeNames.ApiTypeFragment)
                && attribute.Argument<string>(0) is { } type
                && attribute.Argument<string>(1) is { } json)
            {
                fragments[type] = new(() => Parse(json));
            }
        }
    }

    /// <summary>Whether an assembly is one of CrdToolkit's users, whose author can mark one more type.</summary>
    public static bool KnowApiTypes(IAssemblySymbol assembly) => Of(assembly).knowsApiTypes;

    /// <summary>Whether the assembly of a type carries anything of it.</summary>
    public static bool Carry(INamedTypeSymbol type) => Of(type)?.fragments.ContainsKey(type.OriginalDefinition.FullMetadataName()) == true;

    /// <summary>The description of a type or a member of another assembly; null where none is carried.</summary>
    public static string? Description(ISymbol symbol) => Find(symbol)?.FindText("description");

    /// <summary>The default of a member of another assembly; null where none is carried.</summary>
    public static JsonValue? Default(ISymbol member) => Find(member)?["default"];

    private static JsonObject? Find(ISymbol symbol)
    {
        var type = (symbol as INamedTypeSymbol ?? symbol.ContainingType)?.OriginalDefinition;
        return type is not null && Of(type)?.fragments is { Count: > 0 } fragments && fragments.TryGetValue(type.FullMetadataName(), out var fragment)
            ? symbol is INamedTypeSymbol ? fragment.Value : fragment.Value?.Find("members", symbol.Name) as JsonObject
            : null;
    }

    private static CarriedFragments? Of(INamedTypeSymbol type) =>
        type.ContainingAssembly is { } assembly ? Of(assembly) : null;

    private static CarriedFragments Of(IAssemblySymbol assembly) => Assemblies.GetValue(assembly, static assembly => new CarriedFragments(assembly));

    // What some other tool wrote there says nothing.
    private static JsonObject? Parse(string json)
    {
        try
        {
            return JsonReader.ParseObject(json);
        }
        catch (JsonSyntaxException)
        {
            return null;
        }
    }
}
