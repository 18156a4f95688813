using CrdToolkit.Generators.Discovery;
using CrdToolkit.Schema.Json;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.TypeMapping;

/// <summary>A type whose JSON is that of one of several derived types, told apart by a discriminator, as System.Text.Json writes it.</summary>
/// <param name="Type">The base type.</param>
/// <param name="Discriminator">The name of the property that tells the derived types apart.</param>
/// <param name="Branches">The derived types that are listed, in that order.</param>
internal sealed record PolymorphicType(INamedTypeSymbol Type, string Discriminator, IReadOnlyList<PolymorphicBranch> Branches)
{
    private const string DefaultDiscriminator = "$type";

    /// <summary>Whether a value without a discriminator can be read: the base type itself is one.</summary>
    public bool AllowsBase => !Type.IsAbstract && Type.TypeKind != TypeKind.Interface && Branches.All(branch => !branch.Is(Type));

    /// <summary>Whether a type is polymorphic.</summary>
    public static bool Is(ITypeSymbol type) => type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Interface }
        && (type.Has(WireAttributes.JsonPolymorphic) || type.Has(WireAttributes.JsonDerivedType));

    /// <summary>What its attributes say of a type; null when it is not polymorphic.</summary>
    public static PolymorphicType? Of(ITypeSymbol type)
    {
        if (!Is(type))
        {
            return null;
        }

        var attributes = type.GetAttributes();
        var branches = attributes
            .Where(attribute => attribute.AttributeClass.Is(WireAttributes.JsonDerivedType))
            .Select(attribute => (Derived: attribute.Argument<INamedTypeSymbol>(0), Attribute: attribute))
            .Where(listed => listed.Derived is not null)
            .Select(listed => new PolymorphicBranch(listed.Derived!, DiscriminatorOf(listed.Attribute)));
        var name = attributes.Find(WireAttributes.JsonPolymorphic)?.Property<string>("TypeDiscriminatorPropertyName");
        return new PolymorphicType((INamedTypeSymbol)type, name ?? DefaultDiscriminator, [.. branches]);
    }

    private static JsonValue? DiscriminatorOf(AttributeData attribute) => attribute.ConstructorArguments.ElementAtOrDefault(1).Value switch
    {
        string text => new JsonString(text),
        int number => JsonNumber.FromInt64(number),
        _ => null,
    };
}
