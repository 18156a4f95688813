using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Json;

namespace CrdToolkit.Schema.Cel.Evaluation;

/// <summary>
/// Values as rules see them: <see cref="bool"/>, <see cref="long"/>, <see cref="double"/>, <see cref="string"/>, a list of objects, a
/// <see cref="CelStructure"/>, a <see cref="CelNull"/>, a <see cref="CelOptional"/>, a <see cref="CelOpaque"/>, or <see cref="CelUnknown"/>.
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
        JsonObject json => new CelStructure(json.Members.ToDictionary(member => member.Key, member => Of(member.Value), StringComparer.Ordinal)),
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
        if (schema.EmbeddedResource || value is JsonNull)
        {
            return CelUnknown.Instance;
        }

        return (value, CelType.Of(schema, isResource: false)?.Kind) switch
        {
            (JsonNumber number, _) when schema.IntOrString => Integer(number),
            (JsonString text, _) when schema.IntOrString => text.Value,
            (JsonBoolean boolean, CelTypeKind.Bool) => boolean.Value,
            (JsonNumber number, CelTypeKind.Int) => Integer(number),
            (JsonNumber number, CelTypeKind.Double) => number.Value,
            (JsonString text, CelTypeKind.String) => text.Value,
            (JsonArray array, CelTypeKind.List) => Items(array, schema),
            (JsonObject map, CelTypeKind.Map) => new CelStructure(map.Members.ToDictionary(member => member.Key, member => Of(member.Value, schema.AdditionalProperties!.Schema!))),
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
            case (long or double, long or double):
                return Convert.ToDouble(left, null).Equals(Convert.ToDouble(right, null)) && (left is double || right is double || (long)left == (long)right);
            case (IReadOnlyList<object> first, IReadOnlyList<object> second):
                return first.Count != second.Count ? false : AreAllEqual(first is CelUnordered || second is CelUnordered
                    ? first.Select(item => Contains(second, item))
                    : first.Zip(second, AreEqual));
            case (CelStructure first, CelStructure second):
                return first.Fields.Count != second.Fields.Count ? false : AreAllEqual(first.Fields.Select(field =>
                    second.Fields.TryGetValue(field.Key, out var other) ? AreEqual(field.Value, other) : false));
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
        return schema.ListType is "set" or "map" ? new CelUnordered(items) : items.ToList();
    }

    // A number with a fraction of zero is an integer to the schema, and none to a rule.
    private static object Integer(JsonNumber number) => number.TryGetInt64(out var integer) ? integer
        : number.IsInteger ? CelUnknown.Instance
        : new CelFailure("invalid data, expected int, got float64");

    // Whatever its schema says, of the metadata a rule sees the names alone.
    private static CelStructure Resource(JsonObject json, JsonSchemaProps schema)
    {
        var fields = Fields(json, schema);
        fields["metadata"] = new CelStructure(Texts(json["metadata"] as JsonObject, "name", "generateName"));
        foreach (var text in Texts(json, "apiVersion", "kind"))
        {
            fields[text.Key] = text.Value;
        }

        return new CelStructure(fields);
    }

    private static Dictionary<string, object> Texts(JsonObject? json, params string[] names) =>
        names.Where(name => json?[name] is JsonString).ToDictionary(name => name, name => (object)((JsonString)json![name]!).Value, StringComparer.Ordinal);

    private static CelStructure Structure(JsonObject json, JsonSchemaProps schema) => new(Fields(json, schema));

    private static Dictionary<string, object> Fields(JsonObject json, JsonSchemaProps schema)
    {
        var fields = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var property in schema.Properties)
        {
            if (json[property.Key] is { } value && CelName.Escape(property.Key) is { } name)
            {
                fields[name] = Of(value, property.Value);
            }
        }

        return fields;
    }
}
