using System.Text.Json.Nodes;

namespace CrdToolkit;

/// <summary>
/// Keeps each object of a cache as it was when it came in, as JSON, and finds out when it is no longer that. Costs memory and time for
/// each object: for tests.
/// </summary>
/// <param name="kind">The kind, for messages.</param>
/// <param name="write">Writes an object as JSON.</param>
/// <param name="found">Told of each changed object: its name, and the fields.</param>
internal sealed class MutationGuard<T>(string kind, Func<T, byte[]> write, Action<string, IReadOnlyList<string>> found) : IMutationGuard
    where T : class
{
    private readonly Lock gate = new();
    private readonly Dictionary<NamespacedName, (T Value, byte[] Json)> entries = [];

    /// <summary>What is there under a name is another object from now on, or nothing that can be read.</summary>
    public void Entered(NamespacedName key, T? value)
    {
        lock (gate)
        {
            Check(key);
            if (value is null)
                entries.Remove(key);
            else
                entries[key] = (value, write(value));
        }
    }

    public void Check(NamespacedName key)
    {
        lock (gate)
        {
            if (!entries.TryGetValue(key, out var entry))
                return;
            byte[] now;
            try
            {
                now = write(entry.Value);
            }
            // A list that is changed while it is written.
            catch (InvalidOperationException)
            {
                found($"{kind} {key}", ["(changed at this moment)"]);
                return;
            }

            if (now.AsSpan().SequenceEqual(entry.Json))
                return;
            var fields = new List<string>();
            Compare(JsonNode.Parse(entry.Json), JsonNode.Parse(now), "$", fields);
            entries[key] = (entry.Value, now);
            if (fields.Count > 0)
                found($"{kind} {key}", fields);
        }
    }

    public void CheckAll()
    {
        lock (gate)
        {
            foreach (var key in entries.Keys.ToList())
                Check(key);
        }
    }

    private static void Compare(JsonNode? before, JsonNode? now, string path, List<string> fields)
    {
        switch (before, now)
        {
            case (JsonObject left, JsonObject right):
                foreach (var name in left.Select(property => property.Key).Union(right.Select(property => property.Key)))
                    Compare(left[name], right[name], $"{path}.{name}", fields);
                break;
            case (JsonArray left, JsonArray right) when left.Count == right.Count:
                for (var i = 0; i < left.Count; i++)
                    Compare(left[i], right[i], $"{path}[{i}]", fields);
                break;
            default:
                if (!JsonNode.DeepEquals(before, now))
                    fields.Add(path);
                break;
        }
    }
}
