using CrdToolkit.Generators.Diagnostics;
using CrdToolkit.Generators.Discovery;
using CrdToolkit.Schema.Collections;
using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Json;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.TypeMapping;

/// <summary>The DataAnnotations that a schema can say, each with its meaning in .NET.</summary>
internal static class Constraints
{
    private const string Space = "System.ComponentModel.DataAnnotations.";

    // Attribute, what it adds, and what it is for.
    private static readonly (string Name, Constraint Apply, string Use)[] Table =
    [
        (Space + "RangeAttribute", NumberRange.Apply, "it is for numbers"),
        (Space + "RegularExpressionAttribute", Pattern, "it is for strings"),
        (Space + "MinLengthAttribute", (attribute, schema, type) => Lengths.AtLeast(schema, type, attribute.Argument<int>(0)), "it is for strings, lists and dictionaries"),
        (Space + "MaxLengthAttribute", MaxLength, "it is for strings, lists and dictionaries"),
        (Space + "LengthAttribute", Length, "it is for strings, lists and dictionaries"),
        (Space + "StringLengthAttribute", StringLength, "it is for strings; use [Length] for lists"),
        (Space + "AllowedValuesAttribute", AllowedValues, "its values must be of the type of the property"),
        (Space + "DeniedValuesAttribute", DeniedValues, "its values must be of the type of the property"),
        (Space + "Base64StringAttribute", Base64, "it is for strings"),
        (Space + "RequiredAttribute", Required, ""),
        // It says how to show a value, and checks nothing.
        (Space + "DataTypeAttribute", (_, schema, _) => schema, ""),
    ];

    /// <summary>The schema of a member with all that its attributes say, problems reported.</summary>
    public static JsonSchemaProps Apply(JsonSchemaProps schema, WireMember member, ITypeSymbol type, MappingScope scope, Action<MappingProblem> report)
    {
        foreach (var attribute in member.Attributes)
        {
            if (attribute.AttributeClass is not { } attributeClass || !DerivesFromValidationAttribute(attributeClass))
            {
                continue;
            }

            var shortName = attributeClass.Name.EndsWith("Attribute", StringComparison.Ordinal)
                ? attributeClass.Name.Substring(0, attributeClass.Name.Length - "Attribute".Length)
                : attributeClass.Name;
            var entry = Array.Find(Table, candidate => attributeClass.Is(candidate.Name));
            if (entry.Apply is null)
            {
                report(new MappingProblem(Rules.UnenforcedConstraint, scope.Reported, new[] { shortName, scope.MemberName }));
            }
            else if (entry.Apply(attribute, schema, type) is { } constrained)
            {
                schema = constrained;
            }
            else
            {
                report(new MappingProblem(
                    Rules.MisplacedConstraint,
                    scope.Reported,
                    new[] { shortName, scope.MemberName, member.Type.ReadableName(), JsonKind(schema), entry.Use }));
            }
        }

        return schema;
    }

    private static bool DerivesFromValidationAttribute(INamedTypeSymbol type)
    {
        for (var current = type.BaseType; current is not null; current = current.BaseType)
        {
            if (current.Is(Space + "ValidationAttribute"))
            {
                return true;
            }
        }

        return false;
    }

    private static string JsonKind(JsonSchemaProps schema) =>
        schema.IntOrString ? "a number or a string"
        : schema.Type is null ? "anything"
        : schema.Type is "array" or "integer" or "object" ? $"an {schema.Type}"
        : $"a {schema.Type}";

    private static bool IsText(JsonSchemaProps schema) => schema is { Type: "string", IntOrString: false, Enum.IsEmpty: true };

    // .NET matches the whole value.
    private static JsonSchemaProps? Pattern(AttributeData attribute, JsonSchemaProps schema, ITypeSymbol type)
    {
        var pattern = $"^(?:{attribute.Argument<string>(0)})$";
        return !IsText(schema) ? null
            : schema.Pattern is null ? schema with { Pattern = pattern }
            : schema with { AllOf = schema.AllOf.Append(new JsonSchemaProps { Pattern = pattern }).ToEquatableArray() };
    }

    // -1, which is also what no argument means, is no limit.
    private static JsonSchemaProps? MaxLength(AttributeData attribute, JsonSchemaProps schema, ITypeSymbol type) =>
        attribute.ConstructorArguments.IsEmpty || attribute.Argument<int>(0) == -1 ? schema : Lengths.AtMost(schema, type, attribute.Argument<int>(0));

    private static JsonSchemaProps? Length(AttributeData attribute, JsonSchemaProps schema, ITypeSymbol type) =>
        Lengths.AtLeast(schema, type, attribute.Argument<int>(0)) is { } atLeast ? Lengths.AtMost(atLeast, type, attribute.Argument<int>(1)) : null;

    private static JsonSchemaProps? StringLength(AttributeData attribute, JsonSchemaProps schema, ITypeSymbol type)
    {
        if (type.SpecialType != SpecialType.System_String)
        {
            return null;
        }

        var atMost = Lengths.AtMost(schema, type, attribute.Argument<int>(0));
        return attribute.Property<int>("MinimumLength") is > 0 and var minimum ? Lengths.AtLeast(atMost!, type, minimum) : atMost;
    }

    private static JsonSchemaProps? AllowedValues(AttributeData attribute, JsonSchemaProps schema, ITypeSymbol type) =>
        Values(attribute, schema, type) is not { } values ? null
        : schema with { Enum = schema.Enum.IsEmpty ? values : schema.Enum.Where(values.Contains).ToEquatableArray() };

    private static JsonSchemaProps? DeniedValues(AttributeData attribute, JsonSchemaProps schema, ITypeSymbol type) =>
        Values(attribute, schema, type) is not { } values ? null : schema with { Not = new JsonSchemaProps { Enum = values } };

    private static EquatableArray<JsonValue>? Values(AttributeData attribute, JsonSchemaProps schema, ITypeSymbol type)
    {
        if (attribute.ConstructorArguments is not [{ Kind: TypedConstantKind.Array, IsNull: false, Values: var constants }])
        {
            return null;
        }

        var values = new List<JsonValue>();
        foreach (var constant in constants)
        {
            // Null is a value that is left out, of which a schema says nothing.
            if (constant.IsNull)
            {
                continue;
            }

            var value = constant.Kind == TypedConstantKind.Array ? null : ConstantJson.Of(constant.Value, type, enumAsNumber: schema.Type == "integer");
            if (value is null || !Fits(value, schema))
            {
                return null;
            }

            values.Add(value);
        }

        return values.ToEquatableArray();
    }

    private static bool Fits(JsonValue value, JsonSchemaProps schema) => value switch
    {
        JsonString => schema.Type == "string" || schema.IntOrString,
        JsonNumber { IsInteger: true } => schema.Type is "integer" or "number" || schema.IntOrString,
        JsonNumber => schema.Type == "number",
        JsonBoolean => schema.Type == "boolean",
        _ => false,
    };

    private static JsonSchemaProps? Base64(AttributeData attribute, JsonSchemaProps schema, ITypeSymbol type) =>
        type.SpecialType == SpecialType.System_String ? schema with { Format = "byte" } : null;

    // .NET's own check refuses the empty string, unless told otherwise.
    private static JsonSchemaProps Required(AttributeData attribute, JsonSchemaProps schema, ITypeSymbol type) =>
        type.SpecialType == SpecialType.System_String && !attribute.Property<bool>("AllowEmptyStrings")
            ? Lengths.AtLeast(schema, type, 1) ?? schema
            : schema;
}
