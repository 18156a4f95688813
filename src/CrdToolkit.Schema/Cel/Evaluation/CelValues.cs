using CrdToolkit.Schema.Cel.Evaluation.Library;
using CrdToolkit.Schema.Cel.Evaluation.Values;
using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Json;

namespace CrdToolkit.Schema.Cel.Evaluation;

/// <summary>
/// Values as rules see them: <see cref="bool"/>, <see cref="long"/>, <see cref="ulong"/>, <see cref="double"/>, <see cref="string"/>,
/// <see cref="CelBytes"/>, a <see cref="CelTimestamp"/>, a <see cref="CelDuration"/>, a list of objects, a <see cref="CelStructure"/>, a
/// <see cref="CelNull"/>, a <see cref="CelOptional"/>, a <see cref="CelTypeName"/>, a <see cref="CelExtension"/>, a <see cref="CelOpaque"/>, or
/// <see cref="CelUnknown"/>.
/// </summary>
internal static class CelValues
{
    /// <summary>A value as it is, without a schema.</summary>
    public static object Of(JsonValue value) => value switch
    {
        JsonBoolean boolean => boolean.Value,
        JsonNumber number => number.TryGetInt64(out var integer) ? integer : number.Value,
        JsonString text => text.Value,
        JsonArray array => array.Items.Select(Of).ToList(),
        JsonObject json => CelStructure.Of(json.Members.Select(member => new KeyValuePair<string, object>(member.Key, Of(member.Value)))),
        _ => CelNull.Instance,
    };

    /// <summary>The value of a field that has a schema, or of a whole resource.</summary>
    public static object Of(JsonValue value, JsonSchemaProps schema, bool isResource)
    {
        if (isResource)
        {
            return value is JsonObject resource ? Resource(resource, schema) : CelUnknown.Instance;
        }

        return Of(value, schema);
    }

    private static object Of(JsonValue value, JsonSchemaProps schema)
    {
        if (value is JsonNull)
        {
            return CelUnknown.Instance;
        }

        if (schema.EmbeddedResource)
        {
            return value is JsonObject resource ? Resource(resource, schema) : CelUnknown.Instance;
        }

        return (value, CelType.Of(schema, isResource: false)?.Kind) switch
        {
            (JsonNumber number, _) when schema.IntOrString => Integer(number),
            (JsonString text, _) when schema.IntOrString => text.Value,
            (JsonBoolean boolean, CelTypeKind.Bool) => boolean.Value,
            (JsonNumber number, CelTypeKind.Int) => Integer(number),
            (JsonNumber number, CelTypeKind.Double) => number.Value,
            (JsonString text, CelTypeKind.String) => text.Value,
            (JsonString text, CelTypeKind.Timestamp) => (schema.Format == "date" ? CelTimeReader.Date(text.Value) : CelTimeReader.Timestamp(text.Value)) as CelTimestamp ?? (object)CelUnknown.Instance,
            (JsonString text, CelTypeKind.Duration) => CelTimeReader.FieldDuration(text.Value) ?? (object)CelUnknown.Instance,
            (JsonString text, CelTypeKind.Bytes) => Bytes(text.Value),
            (JsonArray array, CelTypeKind.List) => Items(array, schema),
            (JsonObject map, CelTypeKind.Map) => CelStructure.Of(map.Members.Select(member => new KeyValuePair<string, object>(member.Key, Of(member.Value, schema.AdditionalProperties!.Schema!)))),
            (JsonObject json, CelTypeKind.Object) => Structure(json, schema),
            _ => CelUnknown.Instance,
        };
    }

    /// <summary>Whether two values are equal; null where that is not known.</summary>
    public static bool? AreEqual(object left, object right)
    {
        switch (left, right)
        {
            case (CelUnknown, _) or (_, CelUnknown):
                return null;
            case (long or ulong or double, long or ulong or double):
                return CelOrder.OfNumbers(left, right) == 0;
            case (IReadOnlyList<object> first, IReadOnlyList<object> second):
                return first.Count != second.Count ? false
                    : first is CelShuffled || second is CelShuffled ? null
                    : AreAllEqual(first is CelUnordered ? first.Select(item => Contains(second, item)) : first.Zip(second, AreEqual));
            case (CelStructure first, CelStructure second):
                return first.Fields.Count != second.Fields.Count || first.Hidden.Count != second.Hidden.Count ? false : AreAllEqual(first.Fields.Select(field =>
                    second.Fields.TryGetValue(field.Key, out var other) ? AreEqual(field.Value, other) : false).Concat(first.Hidden.Select(field =>
                    second.Hidden.TryGetValue(field.Key, out var other) ? field.Value.Equals(other) : (bool?)null)));
            case (CelOptional first, CelOptional second):
                return first.Value is { } held && second.Value is { } other ? AreEqual(held, other) : first.Value is null && second.Value is null;
            case (CelOptional or CelOpaque, not CelNull) or (not CelNull, CelOptional or CelOpaque):
                return null;
            default:
                return left.Equals(right);
        }
    }

    /// <summary>Whether a list has an item; null where that is not known.</summary>
    public static bool? Contains(IReadOnlyList<object> list, object item)
    {
        var found = list.Select(candidate => AreEqual(candidate, item)).ToList();
        return found.Contains(true) ? true : found.Contains(null) ? null : false;
    }

    private static bool? AreAllEqual(IEnumerable<bool?> parts)
    {
        bool? result = true;
        foreach (var part in parts)
        {
            if (part == false)
            {
                return false;
            }

            result = part is null ? null : result;
        }

        return result;
    }

    private static List<object> Items(JsonArray array, JsonSchemaProps schema)
    {
        var items = array.Items.Select(item => Of(item, schema.Items!));
        return schema.ListType is "set" or "map" ? new CelUnordered(items, schema.ListType == "set") : items.ToList();
    }

    // A number with a fraction of zero is an integer to the schema, and none to a rule.
    private static object Integer(JsonNumber number) => number.TryGetInt64(out var integer) ? integer
        : number.IsInteger ? CelUnknown.Instance
        : new CelFailure("invalid data, expected int, got float64");

    private static object Bytes(string text)
    {
        try
        {
            return new CelBytes(System.Convert.FromBase64String(text));
        }
        catch (FormatException)
        {
            return CelUnknown.Instance;
        }
    }

    // Whatever its schema says, of the metadata a rule sees the names alone.
    private static CelStructure Resource(JsonObject json, JsonSchemaProps schema)
    {
        var metadata = json["metadata"] as JsonObject ?? JsonObject.Empty;
        var fields = Fields(json, schema);
        fields["metadata"] = new CelStructure(Texts(metadata, Names)) { Hidden = Others(metadata, Names) };
        foreach (var text in Texts(json, Types))
        {
            fields[text.Key] = text.Value;
        }

        return new CelStructure(fields) { Hidden = Others(json, [.. schema.Properties.Keys, "metadata", .. Types]) };
    }

    private static readonly string[] Names = ["name", "generateName"];
    private static readonly string[] Types = ["apiVersion", "kind"];

    private static Dictionary<object, object> Texts(JsonObject json, string[] names) =>
        names.Where(name => json[name] is JsonString).ToDictionary(name => (object)name, name => (object)((JsonString)json[name]!).Value, CelKeys.Comparer);

    private static CelStructure Structure(JsonObject json, JsonSchemaProps schema) =>
        new(Fields(json, schema)) { Hidden = json.Members.Count() > schema.Properties.Count || json.Members.Any(member => !schema.Properties.ContainsKey(member.Key)) ? Others(json, [.. schema.Properties.Keys]) : NothingHidden };

    private static readonly IReadOnlyDictionary<string, JsonValue> NothingHidden = new Dictionary<string, JsonValue>();

    private static IReadOnlyDictionary<string, JsonValue> Others(JsonObject json, string[] names) =>
        json.Members.Where(member => Array.IndexOf(names, member.Key) < 0).ToDictionary(member => member.Key, member => member.Value, StringComparer.Ordinal);

    private static Dictionary<object, object> Fields(JsonObject json, JsonSchemaProps schema)
    {
        var fields = new Dictionary<object, object>(CelKeys.Comparer);
        foreach (var property in schema.Properties)
        {
            // A field that is null is not there.
            if (json[property.Key] is { } value and not JsonNull && CelName.Escape(property.Key) is { } name)
            {
                fields[name] = Of(value, property.Value);
            }
        }

        return fields;
    }
}
