using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;

namespace CrdToolkit.Testing.Applying;

/// <summary>Takes fields out of an object (the removingWalker of structured-merge-diff).</summary>
internal static class FieldRemoval
{
    /// <summary>The object without some fields. An object or list that loses everything becomes null, as in the API server.</summary>
    public static JsonObject Remove(JsonObject value, FieldSet fields, FieldType type) =>
        fields.IsEmpty ? value : Visit(value, fields, type) as JsonObject ?? JsonObject.Empty;

    private static JsonValue Visit(JsonValue value, FieldSet fields, FieldType declared)
    {
        if (!StackGuard.HasRoom)
        {
            return StackGuard.Continue(static rest => Visit(rest.value, rest.fields, rest.declared), (value, fields, declared));
        }

        var type = declared.Deduce(value);
        if (type.Map is { } map)
        {
            var members = (value as JsonObject ?? JsonObject.Empty).Members
                .Where(member => !fields.Has(PathElements.Field(member.Key)))
                .Select(member => (member.Key, (JsonValue?)Below(member.Value, fields, PathElements.Field(member.Key), map.TypeOf(member.Key))))
                .ToList();
            return members.Count == 0 ? JsonNull.Instance : JsonValues.Object(members);
        }

        if (type is not { Scalar: null, List: { } list })
        {
            return value;
        }

        var items = new List<JsonValue>();
        foreach (var item in (value as JsonArray ?? JsonArray.Empty).Items)
        {
            if (!list.TryGetStep(item, out var step))
            {
                items.Add(item);
            }
            else if (!fields.Has(step))
            {
                items.Add(Below(item, fields, step, list.Element));
            }
        }

        return items.Count == 0 ? JsonNull.Instance : JsonValues.Array(items);
    }

    private static JsonValue Below(JsonValue value, FieldSet fields, string step, FieldType? type) =>
        fields.Below(step) is { HasChildren: true } below ? Visit(value, below, type ?? FieldType.Deduced) : value;
}
