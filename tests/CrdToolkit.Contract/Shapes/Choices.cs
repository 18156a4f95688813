using System.Text.Json.Serialization;

namespace CrdToolkit.Contract.Shapes;

/// <summary>Polymorphic and recursive types.</summary>
[CustomResource("contract.example.com", "v1")]
public partial record Choices : CustomResource<ChoicesSpec>;

public sealed record ChoicesSpec
{
    public required Volume Volume { get; init; }
    public List<Volume> Volumes { get; init; } = [];
    public Dictionary<string, Shape>? Shapes { get; init; }
    public Event? Event { get; init; }
    public Node? Tree { get; init; }
    public Step? Steps { get; init; }
    public Filter? Filter { get; init; }
    public Volume Fallback { get; init; } = new MemoryVolume { Name = "fallback" };
}

[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(DiskVolume), "disk")]
[JsonDerivedType(typeof(MemoryVolume), "memory")]
public abstract record Volume
{
    public required string Name { get; init; }
    public bool ReadOnly { get; init; } = true;
}

public sealed record DiskVolume : Volume
{
    public required int SizeGb { get; init; }
    public string Class { get; init; } = "fast";
}

public sealed record MemoryVolume : Volume
{
    public int? LimitMb { get; init; }
}

[JsonDerivedType(typeof(Circle), 1)]
[JsonDerivedType(typeof(Square), 2)]
public interface Shape
{
    int Color { get; }
}

public sealed record Circle : Shape
{
    public int Color { get; init; }
    public required int Radius { get; init; }
}

public sealed record Square : Shape
{
    public int Color { get; init; }
    public required int Side { get; init; }
}

[JsonDerivedType(typeof(Alarm), "alarm")]
public record Event
{
    public string? Message { get; init; }
}

public sealed record Alarm : Event
{
    public required int Level { get; init; }
}

public sealed record Node
{
    public int Value { get; init; }

    [RecursionDepth(3)]
    public List<Node>? Children { get; init; }
}

public sealed record Step
{
    public string? Name { get; init; }

    [PreserveUnknownFields]
    public Step? Next { get; init; }
}

[JsonPolymorphic(TypeDiscriminatorPropertyName = "op")]
[JsonDerivedType(typeof(And), "and")]
[JsonDerivedType(typeof(Has), "has")]
public abstract record Filter;

public sealed record And : Filter
{
    [RecursionDepth(2)]
    public List<Filter>? All { get; init; }
}

public sealed record Has : Filter
{
    public required string Label { get; init; }
}
