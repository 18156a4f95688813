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
        var pruned = (JsonObject)walk.Prune(value, schema, schema.EmbeddedResource || isResourceRoot, "");
        if (walk.UnknownFields is { } found)
        {
            found.Sort(StringComparer.Ordinal);
            found.ForEach(unknownFields!.Add);
        }

        return pruned;
    }

    /// <summary>A default, of whatever type, without unknown fields; metadata of embedded resources in it is not looked at.</summary>
    internal static JsonValue PruneDefault(JsonValue value, JsonSchemaProps schema) =>
        new PruningWalk(null, prunesMetadata: false).Prune(value, schema, schema.EmbeddedResource, "");

    /// <summary>Whether a name is one of those that every resource has: apiVersion, kind, metadata.</summary>
    internal static bool IsResourceMember(string name) => name is "apiVersion" or "kind" or "metadata";

    private sealed class PruningWalk(List<string>? unknownFields, bool prunesMetadata)
    {
        public List<string>? UnknownFields => unknownFields;

        public JsonValue Prune(JsonValue value, JsonSchemaProps? schema, bool isResource, string path) => value switch
        {
            JsonArray when schema is null && !StackGuard.HasRoom =>
                StackGuard.Continue(static rest => rest.Walk.Prune(rest.value, null, rest.isResource, rest.path), (Walk: this, value, isResource, path)),
            JsonObject json => PruneObject(json, schema, isResource, path),
            JsonArray array => PruneArray(array, schema, path),
            _ => value,
        };

        private JsonObject PruneObject(JsonObject json, JsonSchemaProps? schema, bool isResource, string path)
        {
            List<KeyValuePair<string, JsonValue>>? kept = null;
            for (var i = 0; i < json.Members.Count; i++)
            {
                var member = json.Members.EntryAt(i);
                var pruned = PruneMember(member, schema, isResource, path);
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

        private JsonValue? PruneMember(KeyValuePair<string, JsonValue> member, JsonSchemaProps? schema, bool isResource, string path)
        {
            if (schema is not null && isResource && IsResourceMember(member.Key))
            {
                return prunesMetadata && member.Key == "metadata" ? ResourceMetadata.Prune(member.Value, PathOf(path, "metadata"), unknownFields) : member.Value;
            }

            if (schema is not null && schema.Properties.TryGetValue(member.Key, out var property))
            {
                return Prune(member.Value, property, property.EmbeddedResource, PathOf(path, member.Key));
            }

            if (schema?.AdditionalProperties is { } additional)
            {
                return Prune(member.Value, additional.Schema, additional.Schema?.EmbeddedResource ?? false, PathOf(path, member.Key));
            }

            if (schema?.PreserveUnknownFields == true)
            {
                return member.Value;
            }

            if (path.Length > 0 || !IsResourceMember(member.Key))
            {
                unknownFields?.Add(PathOf(path, member.Key));
            }

            return null;
        }

        private JsonValue PruneArray(JsonArray array, JsonSchemaProps? schema, string path)
        {
            // A list that keeps unknown fields keeps those of its items too.
            var preserves = schema?.PreserveUnknownFields == true;
            var items = preserves && schema!.Items is { } kept ? kept with { PreserveUnknownFields = true } : schema?.Items;
            JsonValue[]? changed = null;
            for (var i = 0; i < array.Count; i++)
            {
                var pruned = preserves && items is null
                    ? array[i]
                    : Prune(array[i], items, items?.EmbeddedResource ?? false, unknownFields is null ? path : $"{path}[{i}]");
                if (!ReferenceEquals(pruned, array[i]))
                {
                    changed ??= [.. array.Items];
                    changed[i] = pruned;
                }
            }

            return changed is null ? array : new(new EquatableArray<JsonValue>(changed));
        }

        /// <summary>Paths are made only when somebody asks, but their emptiness tells the root.</summary>
        private string PathOf(string path, string name) => unknownFields is null ? "." : path.Length == 0 ? name : path + "." + name;
    }
}
