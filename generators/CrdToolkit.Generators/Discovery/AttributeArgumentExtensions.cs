using CrdToolkit.Schema.Collections;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.Discovery;

/// <summary>Reads what an attribute was given; an argument that does not compile reads as not given.</summary>
internal static class AttributeArgumentExtensions
{
    public static T? Argument<T>(this AttributeData attribute, int position) =>
        position < attribute.ConstructorArguments.Length
        && attribute.ConstructorArguments[position] is { Kind: not TypedConstantKind.Array, Value: T value }
            ? value
            : default;

    public static T? Property<T>(this AttributeData attribute, string name, T? otherwise = default)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == name && argument.Value is { Kind: not TypedConstantKind.Array, Value: T value })
            {
                return value;
            }
        }

        return otherwise;
    }

    public static bool IsSet(this AttributeData attribute, string name) =>
        attribute.NamedArguments.Any(argument => argument.Key == name);

    /// <summary>The strings of an attribute whose constructor takes any number of them.</summary>
    public static EquatableArray<string> ArgumentStrings(this AttributeData attribute) =>
        attribute.ConstructorArguments is [{ Kind: TypedConstantKind.Array, IsNull: false, Values: var values }]
            ? values.Select(value => value.Value).OfType<string>().ToEquatableArray()
            : EquatableArray<string>.Empty;

    public static EquatableArray<string> Strings(this AttributeData attribute, string name)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == name && argument.Value is { Kind: TypedConstantKind.Array, IsNull: false })
            {
                return argument.Value.Values.Select(value => value.Value).OfType<string>().ToEquatableArray();
            }
        }

        return EquatableArray<string>.Empty;
    }
}
