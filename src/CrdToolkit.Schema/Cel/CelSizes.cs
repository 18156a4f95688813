using CrdToolkit.Schema.Definitions;

namespace CrdToolkit.Schema.Cel;

/// <summary>
/// How large values can be, as the API server assumes for its estimates (<c>cel/common/schemas.go</c> of apiserver): what has no bound is as
/// large as a request may be.
/// </summary>
internal static class CelSizes
{
    private const double RequestBytes = 3 * 1024 * 1024;

    /// <summary>How many values a schema may have in a list or map without a bound.</summary>
    public static double MostIn(JsonSchemaProps element) => Math.Floor(RequestBytes / (LeastBytes(element) + 1));

    /// <summary>The most items of a list, entries of a map, or characters of a string.</summary>
    public static double Most(JsonSchemaProps schema) => schema switch
    {
        { Type: "array" } => schema.MaxItems ?? Math.Floor((RequestBytes - 2) / (schema.Items is { } items ? LeastBytes(items) + 1 : 2)),
        { Type: "object" } => schema.MaxProperties ?? Math.Floor((RequestBytes - 2) / (schema.AdditionalProperties?.Schema is { } values ? LeastBytes(values) + 6 : 7)),
        { Enum.IsEmpty: false } => schema.Enum.Max(value => value.ToString().Length),
        { Format: "date-time" or "date" or "duration" } => 32,
        _ => schema.MaxLength is { } length ? length : RequestBytes - 2,
    };

    /// <summary>Whether the schema itself says so.</summary>
    public static bool IsBounded(JsonSchemaProps schema) => schema.Type switch
    {
        "array" => schema.MaxItems is not null,
        "object" => schema.MaxProperties is not null,
        _ => schema.MaxLength is not null || !schema.Enum.IsEmpty || schema.Format is "date-time" or "date" or "duration",
    };

    // As JSON, and with required properties alone.
    private static double LeastBytes(JsonSchemaProps schema) => schema.Type switch
    {
        "boolean" => 4,
        "string" or "array" => 2,
        "object" => 2 + schema.Required.Sum(name => schema.Properties.TryGetValue(name, out var property) && property.Default is null
            ? name.Length + 3 + (property.Nullable ? 4 : LeastBytes(property))
            : 0),
        _ => 1,
    };
}
