using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace CrdToolkit.Contract.Shapes;

/// <summary>Lists, sets, maps, objects in objects, free JSON.</summary>
[CustomResource("contract.example.com", "v1")]
public partial record Collections : CustomResource<CollectionsSpec>;

public sealed record CollectionsSpec
{
    public List<int?> Numbers { get; init; } = [];
    public string[]? Array { get; init; }
    public IReadOnlyList<string?>? Texts { get; init; }
    public ImmutableArray<Point> Points { get; init; } = [];
    public HashSet<string> Set { get; init; } = [];
    public ImmutableList<List<double>>? Nested { get; init; }
    public Dictionary<string, string> Map { get; init; } = [];
    public IReadOnlyDictionary<string, List<string?>>? MapOfLists { get; init; }
    public SortedDictionary<string, Dictionary<string, int>>? MapOfMaps { get; init; }
    public Dictionary<string, Point?>? MapOfPoints { get; init; }
    public required Point Struct { get; init; }
    public Derived? Derived { get; init; }
    public Positional? Positional { get; init; }
    public Box<Box<int>>? Box { get; init; }
    public Open? Open { get; init; }
    public JsonElement Element { get; init; } = JsonDocument.Parse("{}").RootElement;
    public JsonNode? Node { get; init; }
    public JsonObject? Object { get; init; }
    public JsonArray? JsonArray { get; init; }
}

public record struct Point(int X, int Y)
{
    public int Z { get; set; } = 3;
}

public record Base
{
    public int Inherited { get; init; } = 1;
    public string Shadowed { get; init; } = "a";
}

public sealed record Derived : Base
{
    public new int Shadowed { get; init; } = 2;
    public string? Own { get; init; }
}

public sealed record Positional([property: JsonRequired] string Name, int Count = 2, string? Comment = null);

public sealed record Box<T>
{
    public T? Value { get; init; }
}

public sealed record Open
{
    public int Known { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Others { get; set; }
}
