using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation;

namespace CrdToolkit.Testing.BuiltIn.Rules;

/// <summary>The errors of rules for built-in kinds (field.Error of apimachinery).</summary>
internal static class FieldErrors
{
    private const string Rule = "built-in";

    /// <summary>A value that is missing.</summary>
    public static FieldError Required(string field, string detail = "") => new(Rule, FieldErrorType.Required, field, detail, null);

    /// <summary>A value that is wrong.</summary>
    public static FieldError Invalid(string field, JsonValue value, string detail) => new(Rule, FieldErrorType.Invalid, field, detail, value);

    /// <summary>A value that is wrong, and is not shown.</summary>
    public static FieldError Invalid(string field, string detail) => new(Rule, FieldErrorType.Invalid, field, detail, null);

    /// <summary>A value that may not be there.</summary>
    public static FieldError Forbidden(string field, string detail) => new(Rule, FieldErrorType.Forbidden, field, detail, null);

    /// <summary>A value that is there twice.</summary>
    public static FieldError Duplicate(string field, JsonValue value) => new(Rule, FieldErrorType.Duplicate, field, "", value);

    /// <summary>A name of something that is not there.</summary>
    public static FieldError NotFound(string field, JsonValue value) => new(Rule, FieldErrorType.NotFound, field, "", value);

    /// <summary>More than there may be.</summary>
    public static FieldError TooLong(string field, long bytes) => new(Rule, FieldErrorType.TooLong, field, $"may not be more than {bytes} bytes", null);

    /// <summary>More items than there may be.</summary>
    public static FieldError TooMany(string field, int count, int most) => new(Rule, FieldErrorType.TooMany, field, $"must have at most {most} items", count);

    /// <summary>A value that is none of those to choose from.</summary>
    public static FieldError NotSupported(string field, JsonValue value, params IEnumerable<string> allowed) => new(
        Rule, FieldErrorType.NotSupported, field, $"supported values: {string.Join(", ", allowed.Select(item => $"\"{item}\""))}", value);

    /// <summary>An error for each thing that is wrong with a value.</summary>
    public static IEnumerable<FieldError> Invalid(string field, JsonValue value, IEnumerable<string> details) =>
        details.Select(detail => Invalid(field, value, detail));
}
