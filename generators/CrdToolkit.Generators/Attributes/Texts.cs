using CrdToolkit.Generators.Discovery;
using CrdToolkit.Schema.Collections;
using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Patterns;

namespace CrdToolkit.Generators.Attributes;

/// <summary>What strings look like: patterns and formats.</summary>
internal static class Texts
{
    /// <summary>A pattern as RE2 reads it. A second one stands beside the first: both must match.</summary>
    public static ConstraintResult Pattern(JsonSchemaProps schema, string pattern)
    {
        if (schema.Type != "string" && !schema.IntOrString)
        {
            return ConstraintResult.Misfit;
        }

        return Re2.FindError(pattern) is { } error ? ConstraintResult.Wrong($"is refused by the API server, which reads RE2: {error}")
            : schema.Pattern is null ? schema with { Pattern = pattern }
            : schema.Pattern == pattern || schema.AllOf.Any(other => other.Pattern == pattern) ? schema
            : schema with { AllOf = schema.AllOf.Append(new JsonSchemaProps { Pattern = pattern }).ToEquatableArray() };
    }

    /// <summary>The pattern of an attribute that .NET matches against the whole value; it is for strings of C# alone.</summary>
    public static ConstraintResult WholePattern(ConstraintUse use, JsonSchemaProps schema) =>
        schema is { Type: "string", IntOrString: false, Enum.IsEmpty: true }
            ? Pattern(schema, $"^(?:{use.Attribute.Argument<string>(0)})$")
            : ConstraintResult.Misfit;

    public static ConstraintResult Format(JsonSchemaProps schema, string format) =>
        schema.Type is not ("string" or "integer" or "number") || schema.IntOrString ? ConstraintResult.Misfit
        : format.Length == 0 ? ConstraintResult.Wrong("is given no format; name one, such as hostname")
        : schema.Format is { } other && other != format ? ConstraintResult.Contradicts($"the type already says that its format is {other}, which is not {format}")
        : schema with { Format = format };
}
