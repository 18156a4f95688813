namespace CrdToolkit.Conformance.Client;

/// <summary>Short ways into a JSON tree.</summary>
public static class JsonPaths
{
    /// <summary>
    /// The value at a path of member names joined by dots, numbers being indexes of arrays; null when there is none. Further
    /// parts of the path that hold dots themselves are given one by one.
    /// </summary>
    public static JsonNode? At(this JsonNode? node, string path, params string[] further) =>
        path.Split('.').Concat(further).Aggregate(node, Step);

    /// <summary>The string at a path, null when there is none.</summary>
    public static string? Text(this JsonNode? node, string path, params string[] further) =>
        node.At(path, further)?.GetValue<string>();

    /// <summary>The integer at a path, null when there is none.</summary>
    public static long? Number(this JsonNode? node, string path) => node.At(path)?.GetValue<long>();

    /// <summary>The strings of the array at a path, none when there is no such array.</summary>
    public static IReadOnlyList<string> Texts(this JsonNode? node, string path) =>
        [.. (node.At(path)?.AsArray() ?? []).Select(item => item!.GetValue<string>())];

    /// <summary>The names of the items of a list, in its order.</summary>
    public static IReadOnlyList<string> ItemNames(this JsonNode? list) =>
        [.. list.At("items")!.AsArray().Select(item => item.Text("metadata.name")!)];

    public static string Name(this JsonNode? resource) => resource.Text("metadata.name")!;

    public static string Uid(this JsonNode? resource) => resource.Text("metadata.uid")!;

    public static string ResourceVersion(this JsonNode? resource) => resource.Text("metadata.resourceVersion")!;

    public static long? Generation(this JsonNode? resource) => resource.Number("metadata.generation");

    /// <summary>A copy in which the value at <paramref name="path"/> is <paramref name="json"/>; objects on the way are made.</summary>
    public static JsonObject With(this JsonObject resource, string path, string json)
    {
        var copy = resource.DeepClone().AsObject();
        var names = path.Split('.');
        var parent = names[..^1].Aggregate((JsonNode)copy, (node, name) => Step(node, name) ?? (node[name] = new JsonObject()));
        if (parent is JsonArray array)
        {
            array[int.Parse(names[^1])] = JsonNode.Parse(json);
        }
        else
        {
            parent[names[^1]] = JsonNode.Parse(json);
        }
        return copy;
    }

    /// <summary>A copy without the member at <paramref name="path"/>.</summary>
    public static JsonObject Without(this JsonObject resource, string path)
    {
        var copy = resource.DeepClone().AsObject();
        var names = path.Split('.');
        names[..^1].Aggregate((JsonNode?)copy, Step)?.AsObject().Remove(names[^1]);
        return copy;
    }

    /// <summary>Fails unless the value is <paramref name="json"/>; the order of members does not count.</summary>
    public static void ShouldBe(this JsonNode? value, string json)
    {
        if (!JsonNode.DeepEquals(value, JsonNode.Parse(json)))
        {
            Assert.Fail($"expected {json}, got {value?.ToJsonString() ?? "nothing"}");
        }
    }

    private static JsonNode? Step(JsonNode? node, string name) => node switch
    {
        JsonObject parent => parent[name],
        JsonArray array when int.TryParse(name, out var index) && index < array.Count => array[index],
        _ => null,
    };
}
