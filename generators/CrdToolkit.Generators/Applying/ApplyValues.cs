using CrdToolkit.Generators.Discovery;
using CrdToolkit.Generators.Emission;
using CrdToolkit.Generators.TypeMapping;
using CrdToolkit.Schema.Collections;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.Applying;

/// <summary>How values of a type are held in an apply type, and written.</summary>
/// <param name="nameOf">The name of the apply type of an object type; null where it cannot be named.</param>
internal sealed class ApplyValues(Func<INamedTypeSymbol, string?> nameOf)
{
    private const string Enumerable = "global::System.Collections.Generic.IEnumerable";
    private const string Pair = "global::System.Collections.Generic.KeyValuePair";

    /// <summary>The type of a property without <c>?</c>, and the call that writes a value of it; null for one that has no JSON of its own.</summary>
    /// <param name="member">The property.</param>
    /// <param name="value">The variable that holds its value.</param>
    /// <param name="enums">Takes the enums that are met.</param>
    public (string Type, string Write)? Of(WireMember member, string value, List<ApplyEnumModel> enums)
    {
        var type = TypeMapper.Underlying(member.Type);
        if (member.IsExtensionData)
        {
            return OfExtensionData(type, value);
        }

        if (member.Attributes.Find(WireAttributes.JsonConverter)?.Argument<INamedTypeSymbol>(0) is { } converter)
        {
            return type is not INamedTypeSymbol { TypeKind: TypeKind.Enum, EnumUnderlyingType: { } number } ? null
                : converter.Is(WireAttributes.JsonNumberEnumConverterOf) ? (type.FullyQualifiedName(), $"Write(({number.ToDisplayString()}){value})")
                : OfEnum(type, value, enums);
        }

        return Of(type, value, 0, enums);
    }

    private (string Type, string Write)? Of(ITypeSymbol declared, string value, int depth, List<ApplyEnumModel> enums)
    {
        var type = TypeMapper.Underlying(declared);
        if (ScalarSchemas.Find(type) is not null || JsonTrees.Find(type) is not null)
        {
            // A byte could be one of these, too.
            return (type.FullyQualifiedName(), type.Is("System.Half") ? $"WriteHalf({value})" : $"Write({value})");
        }

        if (type.TypeKind == TypeKind.Enum)
        {
            return OfEnum(type, value, enums);
        }

        // The client's own models are as good: what is null in them is not written.
        if (type is INamedTypeSymbol { IsReferenceType: true } && type.ContainingAssembly?.Name == "KubernetesClient")
        {
            return (type.FullyQualifiedName(), $"WriteModel({value})");
        }

        // Which members a value has, or what a converter makes of it, is the serializer's to know.
        if (PolymorphicType.Is(type) || (type is INamedTypeSymbol converted && converted.Has(AttributeNames.SchemaType) && UnsupportedTypes.HasConverter(converted)))
        {
            return (type.FullyQualifiedName(), $"WriteModel({value})");
        }

        if (type.TypeKind == TypeKind.Error || UnsupportedTypes.ReasonFor(type) is not null)
        {
            return null;
        }

        if (CollectionShape.Of(type) is { } shape)
        {
            return OfCollection(shape, value, depth, enums);
        }

        return type is INamedTypeSymbol named && nameOf(named) is { } name ? (name, $"Write({value})") : null;
    }

    private (string Type, string Write)? OfCollection(CollectionShape shape, string value, int depth, List<ApplyEnumModel> enums)
    {
        var (writer, item) = ($"writer{depth}", $"item{depth}");
        var isStruct = shape.Element.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;
        var isNullable = isStruct || shape.Element.NullableAnnotation == NullableAnnotation.Annotated;
        if (shape.Key is { SpecialType: not SpecialType.System_String }
            || Of(shape.Element, isNullable ? $"{item}!" : item, depth + 1, enums) is not { } element)
        {
            return null;
        }

        // The apply type of a struct is a class, null without a wrapper.
        if (isStruct && element.Type == TypeMapper.Underlying(shape.Element).FullyQualifiedName())
        {
            element = Of(shape.Element, $"{item}!.Value", depth + 1, enums)!.Value;
        }

        var elementType = isNullable ? element.Type + "?" : element.Type;
        var isObject = shape.Element is INamedTypeSymbol { SpecialType: SpecialType.None } && element.Type.EndsWith("Apply", StringComparison.Ordinal);
        var isText = element.Type == "string";
        if (shape.Kind == CollectionKind.Map)
        {
            return (
                $"{Enumerable}<{Pair}<string, {elementType}>>",
                isText && !isNullable ? $"Write({value})" : $"WriteMap({value}, static ({writer}, {item}) => {writer}.{element.Write})");
        }

        return (
            $"{Enumerable}<{elementType}>",
            isText || isObject ? $"Write({value})" : $"WriteList({value}, static ({writer}, {item}) => {writer}.{element.Write})");
    }

    private static (string Type, string Write)? OfEnum(ITypeSymbol type, string value, List<ApplyEnumModel> enums)
    {
        // Values may be combined, and their texts with them: the serializer does that.
        if (EnumNames.IsFlags(type))
        {
            return (type.FullyQualifiedName(), $"WriteModel({value})");
        }

        var name = type.FullyQualifiedName();
        if (!enums.Exists(known => known.Type == name))
        {
            var texts = new HashSet<object>();
            enums.Add(new ApplyEnumModel(name, EnumNames.Fields(type)
                .Where(field => texts.Add(field.Value))
                .Select(field => new KeyValuePair<string, string>(Identifier.Escape(field.Name), field.Text))
                .ToEquatableArray()));
        }

        return (name, $"Write({Known.TextOfEnum}({value}))");
    }

    private static (string Type, string Write)? OfExtensionData(ITypeSymbol type, string value)
    {
        if (type.Is("System.Text.Json.Nodes.JsonObject"))
        {
            return (type.FullyQualifiedName(), $"WriteMembers({value}, static (writer0, item0) => writer0.Write(item0!))");
        }

        return CollectionShape.Of(type) is { Kind: CollectionKind.Map } shape && shape.Element.Is("System.Text.Json.JsonElement")
            ? ($"{Enumerable}<{Pair}<string, {shape.Element.FullyQualifiedName()}>>", $"WriteMembers({value}, static (writer0, item0) => writer0.Write(item0))")
            : null;
    }
}
