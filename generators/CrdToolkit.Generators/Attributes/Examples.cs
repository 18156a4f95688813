using System.Collections.Immutable;
using CrdToolkit.Generators.Diagnostics;
using CrdToolkit.Generators.Discovery;
using CrdToolkit.Generators.TypeMapping;
using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Objects;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.Attributes;

/// <summary>What <c>[Example]</c> says: a constant, or JSON.</summary>
internal static class Examples
{
    public static ConstraintResult Apply(ConstraintUse use, JsonSchemaProps schema)
    {
        if (use.Attribute.Property<string>("Json") is { } json)
        {
            try
            {
                return schema with { Example = JsonReader.Parse(json) };
            }
            catch (JsonSyntaxException error)
            {
                return ConstraintResult.Wrong($"is no JSON: {error.Message}");
            }
        }

        return use.Constant.Value is { } constant && ConstantJson.Of(constant, use.Type, enumAsNumber: schema.Type == "integer") is { } example && Choices.Fits(example, schema)
            ? schema with { Example = example }
            : ConstraintResult.Misfit;
    }

    /// <summary>Reports an example that the schema itself refuses: the API server keeps it, and whoever copies it is refused.</summary>
    public static void ReportRefused(JsonSchemaProps schema, ImmutableArray<AttributeData> attributes, AttributeSite site)
    {
        if (schema.Example is { } example
            && attributes.Find(AttributeNames.Example) is { } attribute
            && ObjectValidator.ValidatePart(example, schema, null, JsonNames.CamelCase(site.Scope.Member.Name)) is [var error, ..])
        {
            site.Report(Rules.WrongArgument, attribute, null, "Example", site.Name, $"shows {example}, which the API server refuses: {error.Message}");
        }
    }
}
