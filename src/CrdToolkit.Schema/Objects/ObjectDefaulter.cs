using CrdToolkit.Schema.Collections;
using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Json;

namespace CrdToolkit.Schema.Objects;

/// <summary>
/// Fills in the defaults of a structural schema as the API server does: before validation, at every level that is there, and in
/// place of a null where the schema does not allow null. A null that is neither allowed nor defaulted is removed.
/// </summary>
public static class ObjectDefaulter
{
    /// <summary>The object with defaults; the same object when nothing changes.</summary>
    public static JsonObject ApplyDefaults(JsonObject value, JsonSchemaProps schema) => ApplyDefaults(value, schema, keepNulls: false);

    /// <summary>The object with defaults; the same object when nothing changes.</summary>
    /// <param name="value">The object.</param>
    /// <param name="schema">Its schema.</param>
    /// <param name="keepNulls">
    /// Whether a null stays that is neither allowed nor defaulted, as one does in what was applied (server-side apply): its validation
    /// refuses it.
    /// </param>
    public static JsonObject ApplyDefaults(JsonObject value, JsonSchemaProps schema, bool keepNulls) => (JsonObject)new Walk(keepNulls).Apply(value, schema);

    private sealed class Walk(bool keepNulls)
    {
        public JsonValue Apply(JsonValue value, JsonSchemaProps? schema) => (value, schema) switch
        {
            (_, null) => value,
            (JsonObject json, _) => ApplyToObject(json, schema),
            (JsonArray array, _) => ApplyToItems(array, schema),
            _ => value,
        };

        private JsonObject ApplyToObject(JsonObject json, JsonSchemaProps schema)
        {
            List<KeyValuePair<string, JsonValue>>? changed = null;
            for (var i = 0; i < json.Members.Count; i++)
            {
                var member = json.Members.EntryAt(i);
                var value = ApplyToValue(member.Value, SchemaOf(member.Key, schema));
                if (ReferenceEquals(value, member.Value))
                {
                    changed?.Add(member);
                    continue;
                }

                changed ??= [.. json.Members.Take(i)];
                if (value is not null)
                {
                    changed.Add(new(member.Key, value));
                }
            }

            foreach (var property in schema.Properties)
            {
                if (property.Value.Default is { } missing and not JsonNull && !json.Members.ContainsKey(property.Key))
                {
                    changed ??= [.. json.Members];
                    changed.Add(new(property.Key, Apply(missing, property.Value)));
                }
            }

            return changed is null ? json : new(new EquatableDictionary<JsonValue>(changed.ToArray()));
        }

        private JsonArray ApplyToItems(JsonArray array, JsonSchemaProps schema)
        {
            JsonValue[]? changed = null;
            for (var i = 0; i < array.Count; i++)
            {
                // A null in a list without default stays: taking it out would move the others.
                var value = ApplyToValue(array[i], schema.Items) ?? JsonNull.Instance;
                if (!ReferenceEquals(value, array[i]))
                {
                    changed ??= [.. array.Items];
                    changed[i] = value;
                }
            }

            return changed is null ? array : new(new EquatableArray<JsonValue>(changed));
        }

        /// <summary>The value with defaults; null when it is a null that may not be there and has no default.</summary>
        private JsonValue? ApplyToValue(JsonValue value, JsonSchemaProps? schema) => value is JsonNull && schema is { Nullable: false }
            ? schema.Default is { } replacement and not JsonNull ? Apply(replacement, schema) : keepNulls ? value : null
            : Apply(value, schema);

        private static JsonSchemaProps? SchemaOf(string name, JsonSchemaProps schema) =>
            schema.Properties.TryGetValue(name, out var property) ? property : schema.AdditionalProperties?.Schema;
    }
}
