using CrdToolkit.Generators.Discovery;
using CrdToolkit.Generators.TypeMapping;
using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Json;

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
}
