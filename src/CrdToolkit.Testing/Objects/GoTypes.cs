using CrdToolkit.Schema.Json;

namespace CrdToolkit.Testing.Objects;

/// <summary>The words of Go's JSON decoder, which reach users through the API server's errors.</summary>
internal static class GoTypes
{
    /// <summary>A value does not fit the field of a Go struct.</summary>
    /// <param name="value">The value.</param>
    /// <param name="field">The struct and the field, such as <c>ObjectMeta.labels</c>.</param>
    /// <param name="type">The Go type of the field.</param>
    public static string Mismatch(JsonValue value, string field, string type) =>
        $"json: cannot unmarshal {Describe(value, type)} into Go struct field {field} of type {type}";

    /// <summary>Text that is no JSON.</summary>
    public static string SyntaxError(JsonSyntaxException error, byte[] utf8)
    {
        if (error.Offset >= utf8.Length)
        {
            return "unexpected end of JSON input";
        }

        if (error.Problem.Contains("deep", StringComparison.Ordinal))
        {
            return "exceeded max depth";
        }

        var before = error.Offset - 1;
        while (before >= 0 && utf8[before] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
        {
            before--;
        }

        var found = (char)utf8[error.Offset];
        var where = before < 0 || utf8[before] is (byte)'[' or (byte)':'
            ? "looking for beginning of value"
            : utf8[before] is (byte)'{'
                ? "looking for beginning of object key string"
                : utf8[before] is (byte)',' ? "looking for beginning of value or key" : error.Problem;
        return $"invalid character '{found}' {where}";
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
        JsonArray array => $"[{string.Join(' ', array.Items.Select(Print))}]",
        JsonObject json => $"map[{string.Join(' ', json.Members.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => $"{member.Key}:{Print(member.Value)}"))}]",
        JsonNull => "<nil>",
        _ => value.ToString(),
    };

    /// <summary>A value as <c>%#v</c> prints it.</summary>
    public static string Literal(JsonValue value) => value switch
    {
        JsonArray array => $"[]interface {{}}{{{string.Join(", ", array.Items.Select(Literal))}}}",
        JsonObject json => $"map[string]interface {{}}{{{string.Join(", ", json.Members.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => $"\"{member.Key}\":{Literal(member.Value)}"))}}}",
        JsonNull => "interface {}(nil)",
        _ => value.ToString(),
    };

    // A number that is too big or has a fraction is told with its text.
    private static string Describe(JsonValue value, string type) =>
        value is JsonNumber number && type.StartsWith("int", StringComparison.Ordinal) ? $"number {number.Text}" : Name(value);
}
