using CrdToolkit.Schema.Json;

namespace CrdToolkit.Schema.Cel.Evaluation;

/// <summary>An object or a map, with its fields by the names that rules have for them.</summary>
/// <param name="Fields">The fields that are there, by names that <see cref="CelKeys"/> compares.</param>
internal sealed record CelStructure(IReadOnlyDictionary<object, object> Fields)
{
    /// <summary>Fields of an object that its schema does not declare: no rule sees them, but that they are equal.</summary>
    public IReadOnlyDictionary<string, JsonValue> Hidden { get; init; } = new Dictionary<string, JsonValue>();

    /// <summary>Fields by names.</summary>
    public static CelStructure Of(IEnumerable<KeyValuePair<string, object>> fields) =>
        new(fields.ToDictionary(field => (object)field.Key, field => field.Value, CelKeys.Comparer));
}
