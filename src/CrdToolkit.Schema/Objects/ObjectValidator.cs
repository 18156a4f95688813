using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation;

namespace CrdToolkit.Schema.Objects;

/// <summary>
/// Validates custom resources against the schema of their version as the API server does, with its field paths and words: the keywords
/// of the schema, embedded resources, and the uniqueness that lists of type set and map promise. The metadata of the resource itself is
/// not looked at, and its rules in CEL are evaluated by <see cref="RuleEvaluation"/>.
/// </summary>
public static class ObjectValidator
{
    /// <summary>All mistakes of an object.</summary>
    /// <param name="value">The object, pruned and with defaults.</param>
    /// <param name="schema">The schema of its version.</param>
    /// <param name="oldValue">
    /// The object before an update; mistakes in parts that did not change since are tolerated (CRDValidationRatcheting).
    /// </param>
    public static IReadOnlyList<FieldError> Validate(JsonObject value, JsonSchemaProps schema, JsonObject? oldValue = null) =>
        Validate(value, schema, oldValue, prefix: null);

    /// <summary>All mistakes of a part of an object, such as its status when only that is written.</summary>
    /// <param name="value">The part.</param>
    /// <param name="schema">The schema of the part.</param>
    /// <param name="oldValue">The part before an update.</param>
    /// <param name="field">The path of the part, such as <c>status</c>.</param>
    public static IReadOnlyList<FieldError> ValidatePart(JsonValue value, JsonSchemaProps schema, JsonValue? oldValue, string field) =>
        Validate(value, schema, oldValue, field);

    /// <summary>
    /// Why an object cannot be read at all: an embedded resource in it whose apiVersion, kind or metadata are of another type. The API server refuses
    /// it before it validates.
    /// </summary>
    /// <param name="value">The object.</param>
    /// <param name="schema">The schema of its version.</param>
    public static FieldError? FindUnreadable(JsonObject value, JsonSchemaProps schema)
    {
        var errors = new List<FieldError>();
        EmbeddedResources.Visit(value, schema, isResource: false, null, errors, EmbeddedResources.CheckMalformed);
        return errors.FirstOrDefault();
    }

    private static IReadOnlyList<FieldError> Validate(JsonValue value, JsonSchemaProps schema, JsonValue? oldValue, string? prefix)
    {
        var errors = ValidateKeywords(value, schema, oldValue, prefix, isDefault: false);
        EmbeddedResources.Check(value, schema, schema.EmbeddedResource, prefix, errors);
        if (oldValue is null || ListUniqueness.Check(oldValue, schema, prefix).Count == 0)
        {
            errors.AddRange(ListUniqueness.Check(value, schema, prefix));
        }

        return errors;
    }

    /// <summary>The mistakes by the keywords of the schema alone.</summary>
    internal static List<FieldError> ValidateKeywords(
        JsonValue value, JsonSchemaProps schema, JsonValue? oldValue, string? prefix, bool isDefault)
    {
        var errors = new List<FieldError>();
        new SchemaValidation(new ValuePath(prefix), errors, isDefault).Check(
            schema, value, oldValue is null ? CorrelatedValue.None : new(oldValue, schema, IsRoot: prefix is null));

        // What two branches of a combination miss alike is told once.
        return errors.Count < 2 ? errors : [.. errors.Distinct()];
    }
}
