using CrdToolkit.Generators.TypeMapping;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.Attributes;

/// <summary>One constraint where it is written: an attribute of its own, or an argument of one that holds several.</summary>
/// <param name="Attribute">The attribute.</param>
/// <param name="Argument">The name of the argument; null where the attribute as a whole is the constraint.</param>
/// <param name="Constant">What the constraint is given; of kind Error where it takes nothing.</param>
/// <param name="Declared">The C# type of the constrained value, as declared.</param>
internal readonly record struct ConstraintUse(AttributeData Attribute, string? Argument, TypedConstant Constant, ITypeSymbol Declared)
{
    /// <summary>The C# type of the constrained value, without <c>Nullable</c>.</summary>
    public ITypeSymbol Type => TypeMapper.Underlying(Declared);

    /// <summary>The constraint as messages name it, such as <c>Range</c> or <c>Items(MaxLength)</c>.</summary>
    public string Name => Argument is null ? Attribute.ShortName() : $"{Attribute.ShortName()}({Argument})";

    public string Text => Constant is { Kind: TypedConstantKind.Primitive, Value: string text } ? text : "";

    public double Number => Constant.Kind == TypedConstantKind.Primitive ? Convert.ToDouble(Constant.Value, System.Globalization.CultureInfo.InvariantCulture) : 0;

    /// <summary>The value of an enum.</summary>
    public int Choice => Constant is { Kind: TypedConstantKind.Enum, Value: int choice } ? choice : 0;

    /// <summary>Whether a constraint that takes nothing, or true, is on.</summary>
    public bool IsOn => Constant is { Kind: TypedConstantKind.Error } or { Value: true };
}
