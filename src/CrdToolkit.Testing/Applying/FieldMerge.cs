using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;

namespace CrdToolkit.Testing.Applying;

/// <summary>Lays a configuration over an object (the mergingWalker of structured-merge-diff with the rule that the configuration wins).</summary>
internal static class FieldMerge
{
    /// <summary>The object with the configuration.</summary>
    public static JsonObject Merge(JsonObject live, JsonObject configuration, FieldType type) =>
        Visit(live, configuration, type) as JsonObject ?? JsonObject.Empty;

    private static JsonValue? Visit(JsonValue? live, JsonValue? wanted, FieldType type)
    {
        if (wanted is null || live is null)
        {
            return wanted ?? live;
        }

        if (!StackGuard.HasRoom)
        {
            return StackGuard.Continue(static rest => Visit(rest.live, rest.wanted, rest.type), (live, wanted, type));
        }

        var (left, right) = (type.Deduce(live), type.Deduce(wanted));
        return ReferenceEquals(left, right) ? Take(right, live, wanted) : Take(right, live, wanted) ?? Take(left, live, wanted);
    }

    private static JsonValue? Take(FieldType type, JsonValue live, JsonValue wanted)
    {
        if (type.Map is { IsAtomic: false } map && (live is JsonObject { Count: > 0 } || wanted is JsonObject { Count: > 0 }))
        {
            return Members(live as JsonObject ?? JsonObject.Empty, wanted as JsonObject ?? JsonObject.Empty, map);
        }

        return type is { Map: null, Scalar: null, List: { IsAtomic: false } list } && (live is JsonArray { Count: > 0 } || wanted is JsonArray { Count: > 0 })
            ? Items(live as JsonArray ?? JsonArray.Empty, wanted as JsonArray ?? JsonArray.Empty, list)
            : wanted;
    }

    private static JsonObject Members(JsonObject live, JsonObject wanted, MapType map) => JsonValues.Object(
        live.Members
            .Select(member => (member.Key, Visit(member.Value, wanted[member.Key], map.TypeOf(member.Key) ?? FieldType.Deduced)))
            .Concat(wanted.Members.Where(member => live[member.Key] is null).Select(member => (member.Key, (JsonValue?)member.Value))));

    // What both have comes in the order of the configuration; what only the object has keeps its place among it.
    private static JsonArray Items(JsonArray live, JsonArray wanted, ListType list)
    {
        var (left, right) = (ListItems.Of(live, list), ListItems.Of(wanted, list));
        var shared = new Queue<string>(right.Order.Where(left.Contains));
        var next = shared.TryDequeue(out var first) ? first : null;
        var merged = new HashSet<string>(StringComparer.Ordinal);
        var items = new List<JsonValue>(left.Order.Count + right.Order.Count);
        for (int l = 0, r = 0; l < left.Order.Count || r < right.Order.Count;)
        {
            if (l < left.Order.Count && r < right.Order.Count)
            {
                if (left.Order[l] == right.Order[r])
                {
                    Add(right.Order[r]);
                    l++;
                    r++;
                    next = shared.TryDequeue(out var following) ? following : null;
                    continue;
                }

                if (right.Contains(left.Order[l]) && next is not null && next != left.Order[l])
                {
                    l++;
                    continue;
                }
            }

            if (l < left.Order.Count)
            {
                if (!right.Contains(left.Order[l]))
                {
                    items.Add(live[l++]);
                    continue;
                }

                if (merged.Contains(left.Order[l]))
                {
                    l++;
                }
            }

            if (r < right.Order.Count)
            {
                var step = right.Order[r++];
                Add(step);
                if (next == step)
                {
                    next = shared.TryDequeue(out var following) ? following : null;
                }
            }
        }

        return JsonValues.Array(items);

        void Add(string step)
        {
            merged.Add(step);
            if (Visit(left.Single(step), right.Single(step), list.Element) is { } item)
            {
                items.Add(item);
            }
        }
    }
}
