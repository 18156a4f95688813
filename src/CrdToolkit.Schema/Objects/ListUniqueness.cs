using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation;

namespace CrdToolkit.Schema.Objects;

/// <summary>What x-kubernetes-list-type promises: items of a set are unique, items of a map have unique keys.</summary>
internal static class ListUniqueness
{
    private static readonly List<FieldError> None = [];

    public static List<FieldError> Check(JsonValue value, JsonSchemaProps schema, string? prefix)
    {
        List<FieldError>? errors = null;
        Check(value, schema, new ValuePath(prefix), ref errors);
        return errors ?? None;
    }

    private static void Check(JsonValue value, JsonSchemaProps schema, ValuePath path, ref List<FieldError>? errors)
    {
        switch (value)
        {
            case JsonArray array:
                CheckItems(array, schema, path, ref errors);
                break;
            case JsonObject json when schema.AdditionalProperties?.Schema is not null || !schema.Properties.IsEmpty:
                CheckMembers(json, schema, path, ref errors);
                break;
        }
    }

    private static void CheckMembers(JsonObject json, JsonSchemaProps schema, ValuePath path, ref List<FieldError>? errors)
    {
        foreach (var member in json.Members)
        {
            if (member.Value is not (JsonObject or JsonArray))
            {
                continue;
            }

            if (schema.Properties.TryGetValue(member.Key, out var property) || (property = schema.AdditionalProperties?.Schema) is not null)
            {
                path.Push(member.Key);
                Check(member.Value, property, path, ref errors);
                path.Pop();
            }
        }
    }

    private static void CheckItems(JsonArray array, JsonSchemaProps schema, ValuePath path, ref List<FieldError>? errors)
    {
        if (schema.ListType is "set" or "map" && array.Count > 0)
        {
            CheckUnique(array, schema, path, ref errors);
        }

        for (var i = 0; schema.Items is not null && i < array.Count; i++)
        {
            path.Push(i);
            Check(array[i], schema.Items, path, ref errors);
            path.Pop();
        }
    }

    private static void CheckUnique(JsonArray array, JsonSchemaProps schema, ValuePath path, ref List<FieldError>? errors)
    {
        var isMap = schema.ListType == "map";
        for (var i = 0; isMap && i < array.Count; i++)
        {
            if (array[i] is not (JsonObject or JsonNull))
            {
                Add(array[i], i, FieldErrorType.Invalid, "must be an object for an array of list-type map", path, ref errors);
                return;
            }
        }

        // Of several equal items the second is told, as the API server does, and the others are not.
        var seen = new Dictionary<JsonValue, int>();
        for (var i = 0; i < array.Count; i++)
        {
            var key = isMap ? KeyOf(array[i], schema) : array[i];
            seen.TryGetValue(key, out var times);
            seen[key] = times + 1;
            if (times == 1)
            {
                Add(key, i, FieldErrorType.Duplicate, "", path, ref errors);
            }
        }
    }

    private static JsonObject KeyOf(JsonValue item, JsonSchemaProps schema)
    {
        var key = JsonObject.Empty;
        foreach (var name in schema.ListMapKeys)
        {
            key = (item as JsonObject)?[name] is { } value ? key.With(name, value) : key;
        }

        return key;
    }

    private static void Add(JsonValue value, int index, FieldErrorType type, string detail, ValuePath path, ref List<FieldError>? errors)
    {
        path.Push(index);
        (errors ??= []).Add(new("x-kubernetes-list-type", type, path.Field, detail, value));
        path.Pop();
    }
}
