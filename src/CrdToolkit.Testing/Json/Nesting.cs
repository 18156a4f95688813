using CrdToolkit.Schema.Json;

namespace CrdToolkit.Testing.Json;

/// <summary>How deep requests may be nested.</summary>
internal static class Nesting
{
    /// <summary>How many objects and arrays may lie in each other (maxNestingDepth of Go's decoder, max_depth of its YAML reader).</summary>
    public const int MaximumDepth = 10_000;

    /// <summary>Whether more objects and arrays lie in each other than a number.</summary>
    public static bool IsDeeperThan(JsonValue value, int levels)
    {
        var open = new Stack<(JsonValue Value, int Level)>([(value, 1)]);
        while (open.TryPop(out var next))
        {
            if (next.Value is not (JsonObject or JsonArray))
            {
                continue;
            }

            if (next.Level > levels)
            {
                return true;
            }

            foreach (var inner in next.Value is JsonObject json ? json.Members.Values : ((JsonArray)next.Value).Items)
            {
                open.Push((inner, next.Level + 1));
            }
        }

        return false;
    }
}
