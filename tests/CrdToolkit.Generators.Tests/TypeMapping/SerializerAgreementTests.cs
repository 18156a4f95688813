using System.Runtime.Loader;
using System.Text.Json;
using CrdToolkit.Generators.TypeMapping;
using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Objects;
using k8s;

namespace CrdToolkit.Generators.Tests.TypeMapping;

/// <summary>
/// The serializer is the judge: what it writes of an object with every supported type is valid under the schema, and nothing of it
/// is pruned.
/// </summary>
public sealed class SerializerAgreementTests
{
    internal const string Source = """
        [Flags] public enum Access { None = 0, Read = 1, Write = 2 }
        public enum Phase { Pending, [JsonStringEnumMemberName("up-and-running")] Running }
        [JsonConverter(typeof(JsonNumberEnumConverter<Level>))] public enum Level { Low, High }
        public record struct Point(int X, int Y) { public int Z { get; set; } = 3; }
        public class Base { public int Inherited { get; set; } = 1; public string Shadowed { get; set; } = "a"; }
        public class Derived(int got) : Base { public new int Shadowed { get; set; } = 2; public int Got { get; } = got; }
        public record Box<T> { public T? Value { get; init; } }
        public sealed record S
        {
            public bool Bool { get; init; } = true;
            public char Char { get; init; } = 'x';
            public sbyte SByte { get; init; } = -128;
            public byte Byte { get; init; } = 255;
            public short Short { get; init; } = -1;
            public ushort UShort { get; init; } = 65535;
            public int Int { get; init; } = int.MaxValue;
            public uint UInt { get; init; } = uint.MaxValue;
            public long Long { get; init; } = long.MaxValue;
            public ulong ULong { get; init; } = 5;
            public float Float { get; init; } = 1.5f;
            public double Double { get; init; } = 3;
            public decimal Decimal { get; init; } = 1.10m;
            public string URLPath { get; init; } = "u";
            public DateTime DateTime { get; init; } = new(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);
            public DateTimeOffset DateTimeOffset { get; init; } = new(2026, 1, 2, 3, 4, 5, 6, TimeSpan.FromHours(2));
            public DateOnly DateOnly { get; init; } = new(2026, 1, 2);
            public TimeOnly TimeOnly { get; init; } = new(3, 4, 5, 6);
            public Guid Guid { get; init; } = new("0f8fad5b-d9cb-469f-a165-70867728950e");
            public Uri Uri { get; init; } = new("a/b", UriKind.Relative);
            public Version Version { get; init; } = new("1.2");
            public byte[] Bytes { get; init; } = [1, 2];
            public ReadOnlyMemory<byte> Memory { get; init; } = new byte[] { 1 };
            public Phase Phase { get; init; } = Phase.Running;
            public Access Access { get; init; } = Access.Read | Access.Write;
            public Access NoAccess { get; init; }
            public Level Level { get; init; } = Level.High;
            [JsonConverter(typeof(JsonNumberEnumConverter<Phase>))] public Phase PhaseNumber { get; init; } = Phase.Running;
            public ResourceQuantity Quantity { get; init; } = new("2Gi");
            public IntOrString Port { get; init; } = "80";
            public IntOrString Percent { get; init; } = "80%";
            public List<int?> Numbers { get; init; } = [1, null];
            public Dictionary<string, List<string?>> Lists { get; init; } = new() { ["Key"] = ["a", null] };
            public HashSet<string> Set { get; init; } = ["a", "b"];
            public ImmutableArray<Point> Points { get; init; } = [new(1, 2)];
            public Derived Derived { get; init; } = new(4);
            public Box<Box<int>> Box { get; init; } = new() { Value = new() { Value = 1 } };
            public JsonElement Element { get; init; } = JsonDocument.Parse("[1,{\"a\":null}]").RootElement;
            public JsonObject Object { get; init; } = new() { ["a"] = 1 };
            public V1ObjectMeta Template { get; init; } = new() { Name = "n", Labels = new Dictionary<string, string> { ["a"] = "b" } };
            public V1PodSpec Pod { get; init; } = new() { Containers = [new() { Name = "c", Image = "i", Ports = [new() { ContainerPort = 80 }] }] };
            [JsonInclude] internal int Included { get; init; } = 9;
            [JsonIgnore] public int Ignored { get; init; } = 9;
            [JsonPropertyName("with.dot")] public int Dotted { get; init; } = 9;
        }
        [CustomResource("example.com", "v1")]
        public partial record R : CustomResource<S>;
        """;

    [Fact]
    public void What_the_serializer_writes_is_valid_and_nothing_of_it_is_pruned()
    {
        var compilation = SourceCompilation.Create(Source);
        var schema = ResourceMapper.Map(compilation.GetTypeByMetadataName("R")!, compilation, TestContext.Current.CancellationToken).Schema.Properties["spec"];
        using var image = new MemoryStream();
        Assert.True(compilation.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);
        image.Position = 0;
        var context = new AssemblyLoadContext("serialized", isCollectible: true);
        var spec = Activator.CreateInstance(context.LoadFromStream(image).GetType("S")!)!;
        JsonSerializerOptions? options = null;
        KubernetesJson.AddJsonOptions(used => options = used);

        var json = (JsonObject)JsonReader.Parse(JsonSerializer.Serialize(spec, spec.GetType(), options));
        context.Unload();

        List<string> unknown = [];
        ObjectPruner.Prune(json, schema, isResourceRoot: false, unknown);
        Assert.Empty(unknown);
        Assert.Empty(ObjectValidator.Validate(json, schema).Select(error => error.Message));
        // What the schema has and the serializer did not write is what was null.
        Assert.Equal(
            schema.Properties.Keys.Order(StringComparer.Ordinal),
            json.Members.Select(member => member.Key).Order(StringComparer.Ordinal));
    }
}
