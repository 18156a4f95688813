using System.Text.Json;
using System.Text.Json.Nodes;

namespace CrdToolkit.Contract.Values;

/// <summary>Random JSON trees for places that hold any.</summary>
internal sealed class RandomJson(Random random)
{
    /// <summary>A tree of a type of System.Text.Json; null for another type.</summary>
    public object? Create(Type type) => type switch
    {
        _ when type == typeof(JsonElement) => JsonSerializer.SerializeToElement(Node(3)),
        _ when type == typeof(JsonNode) => Node(3),
        _ when type == typeof(JsonObject) => Object(3),
        _ when type == typeof(JsonArray) => Array(3),
        _ => null,
    };

    private JsonNode Node(int depth) => random.Next(depth == 0 ? 3 : 5) switch
    {
        0 => JsonValue.Create(random.Next(-10, 10)),
        1 => JsonValue.Create(random.Next(2) == 0),
        2 => JsonValue.Create("text"),
        3 => Object(depth),
        _ => Array(depth),
    };

    private JsonObject Object(int depth)
    {
        var json = new JsonObject();
        for (var left = random.Next(3); left > 0; left--)
        {
            json[$"field{left}"] = Node(depth - 1);
        }

        return json;
    }

    private JsonArray Array(int depth)
    {
        var json = new JsonArray();
        for (var left = random.Next(3); left > 0; left--)
        {
            json.Add(Node(depth - 1));
        }

        return json;
    }
}
