using CrdToolkit.Generators.Diagnostics;
using CrdToolkit.Generators.Discovery;
using CrdToolkit.Schema.Definitions;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.TypeMapping;

/// <summary>Schemas that <c>[SchemaType]</c> declares for what a custom converter writes.</summary>
internal static class DeclaredSchemas
{
    /// <summary>The schema that a type declares for all its values; null when it declares none.</summary>
    public static JsonSchemaProps? OfType(INamedTypeSymbol type, TypeMapper types, MappingScope scope, MappingSession session) =>
        type.GetAttributes().Find(AttributeNames.SchemaType) is { } attribute
            ? Map(attribute, type, UnsupportedTypes.HasConverter(type), isOfType: true, types, scope, session)
            : null;

    /// <summary>The schema that a member declares for its value; null when it declares none.</summary>
    public static JsonSchemaProps? OfMember(WireMember member, TypeMapper types, MappingScope scope, MappingSession session)
    {
        if (member.Attributes.Find(AttributeNames.SchemaType) is not { } attribute)
        {
            return null;
        }

        var type = TypeMapper.Underlying(member.Type);
        return Map(attribute, type, member.Attributes.Any(UnsupportedTypes.IsConverter) || UnsupportedTypes.HasConverter(type), isOfType: false, types, scope, session);
    }

    private static JsonSchemaProps Map(
        AttributeData attribute, ITypeSymbol declared, bool hasConverter, bool isOfType, TypeMapper types, MappingScope scope, MappingSession session)
    {
        // What does not compile is the compiler's to tell.
        if (attribute.Argument<ITypeSymbol>(0) is not { } written)
        {
            return JsonTrees.Any;
        }

        var misuse = !hasConverter ? "has no [JsonConverter], so that System.Text.Json writes its own JSON: add the converter, or remove [SchemaType]"
            // Two such types could name each other.
            : isOfType && (SymbolEqualityComparer.Default.Equals(TypeMapper.Underlying(written), declared) || written.Has(AttributeNames.SchemaType))
                ? "is written as a type that is itself converted: name the type whose JSON is written in the end"
            : null;
        if (misuse is not null)
        {
            session.Report(TypeRules.SchemaTypeMisused, scope, attribute, declared.WithNullableAnnotation(NullableAnnotation.None).ReadableName(), misuse);
            return JsonTrees.Any;
        }

        var schema = types.Map(written, scope);
        return attribute.Property<string>("Format") is { } format ? schema with { Format = format } : schema;
    }
}
