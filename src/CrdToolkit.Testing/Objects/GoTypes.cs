using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation;

namespace CrdToolkit.Testing.Objects;

/// <summary>The words of Go's JSON decoder, which reach users through the API server's errors.</summary>
internal static class GoTypes
{
    /// <summary>The type of uids.</summary>
    public const string Uid = "types.UID";

    /// <summary>The type of a field whose schema says no more than that it is a text; null where that is all there is to say.</summary>
    /// <param name="owner">The struct.</param>
    /// <param name="field">The field.</param>
    public static string? OfText(string owner, string field) => (owner, field) switch
    {
        // What a user is called elsewhere, and a number of the operating system.
        ("UserInfo" or "SubjectAccessReviewSpec" or "CertificateSigningRequestSpec" or "LinuxContainerUser", "uid") => null,
        (_, "uid") => Uid,
        ("DeleteOptions", "propagationPolicy") => "v1.DeletionPropagation",
        _ => null,
    };

    /// <summary>A value does not fit the field of a Go struct, in the words of the JSON decoder.</summary>
    /// <param name="value">The value.</param>
    /// <param name="field">The struct and the field, such as <c>ObjectMeta.labels</c>.</param>
    /// <param name="type">The Go type of the field.</param>
    public static string Mismatch(JsonValue value, string field, string type) =>
        $"json: cannot unmarshal {Describe(value, type)} into Go struct field {field} of type {type}";

    /// <summary>A value does not fit a Go type, in the words of the converter from trees, which reads what strategic merge patches make.</summary>
    /// <param name="value">The value.</param>
    /// <param name="type">The Go type.</param>
    public static string ConversionMismatch(JsonValue value, string type) => type switch
    {
        "string" or Uid when value is JsonNumber { IsInteger: true } => $"cannot convert int64 to {type}",
        "string" or Uid => "unrecognized type: string",
        "int32" or "int64" when value is JsonNumber => $"cannot convert float64 to {type}",
        "int32" or "int64" or "bool" => $"unrecognized type: {type}",
        _ when type.StartsWith("map[", StringComparison.Ordinal) => $"cannot restore map from {ReflectedKind(value)}",
        _ when type.StartsWith("[]", StringComparison.Ordinal) => $"cannot restore slice from {ReflectedKind(value)}",
        _ => $"cannot restore struct from: {ReflectedKind(value)}",
    };

    private static string ReflectedKind(JsonValue value) => value switch
    {
        JsonNumber number => number.IsInteger ? "int64" : "float64",
        JsonArray => "slice",
        JsonObject => "map",
        _ => Name(value),
    };

    /// <summary>A text is no integer, or one that is too big.</summary>
    /// <param name="function">The function of package strconv: <c>ParseInt</c> or <c>ParseUint</c>.</param>
    /// <param name="text">The text.</param>
    public static string NoInteger(string function, string text)
    {
        var digits = function == "ParseInt" ? text.TrimStart('-', '+') : text;
        return $"strconv.{function}: parsing {GoText.Quote(text)}: {(digits.Length > 0 && digits.All(char.IsAsciiDigit) ? "value out of range" : "invalid syntax")}";
    }

    /// <summary>A value as Go's decoder names it.</summary>
    public static string Name(JsonValue value) => value switch
    {
        JsonString => "string",
        JsonNumber => "number",
        JsonBoolean => "bool",
        JsonArray => "array",
        JsonObject => "object",
        _ => "null",
    };

    /// <summary>A value as <c>%v</c> prints it.</summary>
    public static string Print(JsonValue value) => value switch
    {
        JsonString text => text.Value,
        JsonArray or JsonObject when !StackGuard.HasRoom => StackGuard.Continue(static rest => Print(rest), value),
        JsonArray array => $"[{string.Join(' ', array.Items.Select(Print))}]",
        JsonObject json => $"map[{string.Join(' ', json.Members.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => $"{member.Key}:{Print(member.Value)}"))}]",
        JsonNull => "<nil>",
        _ => value.ToString(),
    };

    /// <summary>A value as <c>%#v</c> prints it.</summary>
    public static string Literal(JsonValue value) => value switch
    {
        JsonArray or JsonObject when !StackGuard.HasRoom => StackGuard.Continue(static rest => Literal(rest), value),
        JsonArray array => $"[]interface {{}}{{{string.Join(", ", array.Items.Select(Literal))}}}",
        JsonObject json => $"map[string]interface {{}}{{{string.Join(", ", json.Members.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => $"\"{member.Key}\":{Literal(member.Value)}"))}}}",
        JsonNull => "interface {}(nil)",
        _ => value.ToString(),
    };

    // A number that is too big or has a fraction is told with its text.
    private static string Describe(JsonValue value, string type) =>
        value is JsonNumber number && type.StartsWith("int", StringComparison.Ordinal) ? $"number {number.Text}" : Name(value);
}
