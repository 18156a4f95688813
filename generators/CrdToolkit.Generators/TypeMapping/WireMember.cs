using System.Collections.Immutable;
using CrdToolkit.Generators.Discovery;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.TypeMapping;

/// <summary>A property or field that System.Text.Json considers.</summary>
/// <param name="Symbol">The property or field.</param>
/// <param name="Type">Its type.</param>
/// <param name="Parameter">The parameter of the constructor that sets it; null where none does.</param>
/// <param name="IsRead">Whether a value in JSON reaches it.</param>
internal sealed record WireMember(ISymbol Symbol, ITypeSymbol Type, IParameterSymbol? Parameter, bool IsRead)
{
    /// <summary>Its own attributes, and those of the parameter that declares it in a positional record.</summary>
    public ImmutableArray<AttributeData> Attributes { get; } =
        Parameter is null ? Symbol.GetAttributes() : Symbol.GetAttributes().AddRange(Parameter.GetAttributes());

    /// <summary>Its name in JSON.</summary>
    public string JsonName =>
        Attributes.Find(WireAttributes.JsonPropertyName)?.Argument<string>(0) ?? JsonNames.CamelCase(Symbol.Name);

    /// <summary>Whether it takes the members that nothing else does.</summary>
    public bool IsExtensionData => Attributes.Find(WireAttributes.JsonExtensionData) is not null;

    /// <summary>Whether it writes an enum as a number.</summary>
    public bool WritesEnumAsNumber =>
        Attributes.FirstOrDefault(UnsupportedTypes.IsConverter)?.Argument<INamedTypeSymbol>(0).Is(WireAttributes.JsonNumberEnumConverterOf) == true;

    /// <summary>Whether an object without it is refused.</summary>
    public bool IsRequired =>
        Symbol is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true }
        || Attributes.Find(WireAttributes.JsonRequired) is not null
        || Attributes.Find(WireAttributes.Required) is not null;
}
