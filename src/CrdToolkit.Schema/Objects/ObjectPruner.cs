using CrdToolkit.Schema.Collections;
using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Json;

namespace CrdToolkit.Schema.Objects;

/// <summary>Removes the fields that a structural schema does not specify, as the API server does with every custom resource.</summary>
public static class ObjectPruner
{
    /// <summary>The object without unknown fields; the same object when there is none.</summary>
    /// <param name="value">The object.</param>
    /// <param name="schema">Its schema.</param>
    /// <param name="isResourceRoot">
    /// Whether the object is a whole resource, whose apiVersion, kind and metadata stay whatever the schema says.
    /// </param>
    /// <param name="unknownFields">Gets the path of each field removed, in ordinal order.</param>
    public static JsonObject Prune(
        JsonObject value, JsonSchemaProps schema, bool isResourceRoot, ICollection<string>? unknownFields = null)
    {
        var walk = new PruningWalk(unknownFields is null ? null : [], prunesMetadata: true);
        var pruned = (JsonObject)walk.Prune(value, schema, schema.EmbeddedResource || isResourceRoot);
        if (walk.UnknownFields is { } found)
        {
            found.Sort(StringComparer.Ordinal);
            found.ForEach(unknownFields!.Add);
        }

        return pruned;
    }

    /// <summary>A default, of whatever type, without unknown fields; metadata of embedded resources in it is not looked at.</summary>
    internal static JsonValue PruneDefault(JsonValue value, JsonSchemaProps schema) =>
        new PruningWalk(null, prunesMetadata: false).Prune(value, schema, schema.EmbeddedResource);

    /// <summary>Whether a name is one of those that every resource has: apiVersion, kind, metadata.</summary>
    internal static bool IsResourceMember(string name) => name is "apiVersion" or "kind" or "metadata";

    private sealed class PruningWalk(List<string>? unknownFields, bool prunesMetadata)
    {
        private readonly JsonPathTracker path = new();

        public List<string>? UnknownFields => unknownFields;

        public JsonValue Prune(JsonValue value, JsonSchemaProps? schema, bool isResource) => value switch
        {
            JsonArray when schema is null && !StackGuard.HasRoom =>
                StackGuard.Continue(static rest => rest.Walk.Prune(rest.value, null, rest.isResource), (Walk: this, value, isResource)),
            JsonObject json => PruneObject(json, schema, isResource),
            JsonArray array => PruneArray(array, schema),
            _ => value,
        };

        private JsonObject PruneObject(JsonObject json, JsonSchemaProps? schema, bool isResource)
        {
            List<KeyValuePair<string, JsonValue>>? kept = null;
            for (var i = 0; i < json.Members.Count; i++)
            {
                var member = json.Members.EntryAt(i);
                var pruned = PruneMember(member, schema, isResource);
                if (ReferenceEquals(pruned, member.Value))
                {
                    kept?.Add(member);
                    continue;
                }

                kept ??= [.. json.Members.Take(i)];
                if (pruned is not null)
                {
                    kept.Add(new(member.Key, pruned));
                }
            }

            return kept is null ? json : new(new EquatableDictionary<JsonValue>(kept.ToArray()));
        }

        private JsonValue? PruneMember(KeyValuePair<string, JsonValue> member, JsonSchemaProps? schema, bool isResource)
        {
            if (schema is not null && isResource && IsResourceMember(member.Key))
            {
                return prunesMetadata && member.Key == "metadata" ? ResourceMetadata.Prune(member.Value, path, unknownFields) : member.Value;
            }

            if (schema is not null && schema.Properties.TryGetValue(member.Key, out var property))
            {
                return PruneBelow(member, property, property.EmbeddedResource);
            }

            if (schema?.AdditionalProperties is { } additional)
            {
                return PruneBelow(member, additional.Schema, additional.Schema?.EmbeddedResource ?? false);
            }

            if (schema?.PreserveUnknownFields == true)
            {
                return member.Value;
            }

            if (!path.IsRoot || !IsResourceMember(member.Key))
            {
                unknownFields?.Add(path.Of(member.Key));
            }

            return null;
        }

        private JsonValue PruneBelow(KeyValuePair<string, JsonValue> member, JsonSchemaProps? schema, bool isResource)
        {
            path.Push(member.Key);
            var pruned = Prune(member.Value, schema, isResource);
            path.Pop();
            return pruned;
        }

        private JsonValue PruneArray(JsonArray array, JsonSchemaProps? schema)
        {
            // A list that keeps unknown fields keeps those of its items too.
            var preserves = schema?.PreserveUnknownFields == true;
            var items = preserves && schema!.Items is { } kept ? kept with { PreserveUnknownFields = true } : schema?.Items;
            JsonValue[]? changed = null;
            for (var i = 0; i < array.Count; i++)
            {
                path.Push(i);
                var pruned = preserves && items is null ? array[i] : Prune(array[i], items, items?.EmbeddedResource ?? false);
                path.Pop();
                if (!ReferenceEquals(pruned, array[i]))
                {
                    changed ??= [.. array.Items];
                    changed[i] = pruned;
                }
            }

            return changed is null ? array : new(new EquatableArray<JsonValue>(changed));
        }
    }
}
