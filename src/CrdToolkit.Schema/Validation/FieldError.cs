using CrdToolkit.Schema.Cel;
using CrdToolkit.Schema.Collections;
using CrdToolkit.Schema.Json;

namespace CrdToolkit.Schema.Validation;

/// <summary>One mistake, told as the API server tells it.</summary>
/// <param name="Rule">
/// Which rule is broken: for a definition one of R-01…R-120 or W-1, W-2; for an object the keyword of its schema, such as
/// <c>maxLength</c>.
/// </param>
/// <param name="Type">The kind of mistake.</param>
/// <param name="Field">The path of the field; <c>&lt;nil&gt;</c> where the API server names none.</param>
/// <param name="Detail">What is wrong; may be empty where the kind says it all.</param>
/// <param name="BadValue">The value that is wrong; null where the API server shows none.</param>
public sealed record FieldError(string Rule, FieldErrorType Type, string Field, string Detail, JsonValue? BadValue)
{
    /// <summary>The message without the field: <c>Invalid value: "x": must be …</c>; the <c>message</c> of a status cause.</summary>
    public string Body => Words + ShownValue + (Detail.Length == 0 ? "" : ": " + Detail);

    /// <summary>The whole message, as kubectl shows it.</summary>
    public string Message => Field + ": " + Body;

    /// <summary>The <c>reason</c> of a status cause, such as <c>FieldValueInvalid</c>.</summary>
    public string Reason => Type == FieldErrorType.Internal ? "InternalError" : "FieldValue" + Type;

    /// <summary>What is wrong with a CEL expression, one by one; empty where the field is none.</summary>
    public EquatableArray<CelError> Mistakes { get; init; }

    /// <summary>Whether a text is shown as JSON, as the API server does where its field can be absent.</summary>
    internal bool ShowsJson { get; init; }

    /// <summary>Whether the value is a structure to the API server: its members stay in their order, where those of a map are sorted.</summary>
    public bool IsStructure { get; init; }

    private string Words => Type switch
    {
        FieldErrorType.Required => "Required value",
        FieldErrorType.Duplicate => "Duplicate value",
        FieldErrorType.NotSupported => "Unsupported value",
        FieldErrorType.Forbidden => "Forbidden",
        FieldErrorType.TooLong => "Too long",
        FieldErrorType.TooMany => "Too many",
        FieldErrorType.NotFound => "Not found",
        FieldErrorType.Internal => "Internal error",
        _ => "Invalid value",
    };

    private string ShownValue => (Type, BadValue) switch
    {
        (FieldErrorType.Required or FieldErrorType.Forbidden or FieldErrorType.TooLong or FieldErrorType.Internal, _) or (_, null) => "",
        (_, JsonString text) when !ShowsJson => ": " + GoText.Quote(text.Value),
        (_, JsonNumber number) when !number.TryGetInt64(out _) => ": " + GoText.Format(number.Value),
        (_, var value) => ": " + GoText.Json(value!, IsStructure),
    };

    /// <summary>The whole message.</summary>
    public override string ToString() => Message;
}
