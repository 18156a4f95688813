using System.Text.Json;
using System.Text.Json.Serialization;
using k8s.Models;

namespace CrdToolkit.Tests.Api;

public sealed class WireContractTests
{
    private readonly JsonSerializerOptions json = WireContract.CreateOptions();

    [Fact]
    public void An_object_is_written_in_camel_case_without_nulls_and_with_names_of_enum_members()
    {
        var machine = Machine.Named("vm1", cpu: 2) with { Spec = new() { Cpu = 2, Power = PowerState.Off, BootTimeout = TimeSpan.FromMinutes(90) } };

        Assert.Equal(
            """{"apiVersion":"infra.example.com/v1","kind":"Machine","metadata":{"generation":1,"name":"vm1","namespace":"default","uid":"uid-vm1"},"spec":{"cpu":2,"bootTimeout":"1h30m","power":"Off"}}""",
            JsonSerializer.Serialize(machine, json));
    }

    [Theory]
    [InlineData("\"1h30m\"")]
    [InlineData("\"PT1H30M\"")]
    public void A_time_span_is_read_as_go_duration_and_as_iso_8601(string text) =>
        Assert.Equal(TimeSpan.FromMinutes(90), JsonSerializer.Deserialize<TimeSpan>(text, json));

    [Theory]
    [InlineData("""{"spec":{"cpu":1,"bootTimeout":"soon"}}""", "$.spec.bootTimeout")]
    [InlineData("""{"spec":{"cpu":1},"metadata":{"creationTimestamp":"yesterday"}}""", "$.metadata.creationTimestamp")]
    [InlineData("""{"spec":{"cpu":"many"}}""", "$.spec.cpu")]
    [InlineData("""{"spec":{"cpu":1,"power":"Standby"}}""", "$.spec.power")]
    public void What_cannot_be_read_is_located(string text, string path) =>
        Assert.Equal(path, Assert.ThrowsAny<JsonException>(() => JsonSerializer.Deserialize<Machine>(text, json)).Path);

    [Fact]
    public void A_quantity_that_is_none_is_located() =>
        Assert.Equal("$.a", Assert.ThrowsAny<JsonException>(() => JsonSerializer.Deserialize<Dictionary<string, ResourceQuantity>>("""{"a":"much"}""", json)).Path);

    [Fact]
    public void A_discriminator_is_read_wherever_the_API_server_sorts_it() =>
        Assert.Equal(new Circle { Color = "red", Radius = 2 }, JsonSerializer.Deserialize<Shape>("""{"color":"red","kind":"circle","radius":2}""", json));

    [Fact]
    public void It_is_what_the_client_configures()
    {
        JsonSerializerOptions? client = null;
        k8s.KubernetesJson.AddJsonOptions(options => client = options);
        var ours = ClientContract.Create();

        Assert.Equal(Settings(client!), Settings(ours));
        Assert.Equal(client!.Converters.Select(converter => converter.GetType()), ours.Converters.Select(converter => converter.GetType()));
        Assert.Contains(client.TypeInfoResolverChain, resolver => resolver is k8s.SourceGenerationContext);
        Assert.DoesNotContain(ours.TypeInfoResolverChain, resolver => resolver is k8s.SourceGenerationContext);

        static IEnumerable<(string, object?)> Settings(JsonSerializerOptions options) => typeof(JsonSerializerOptions)
            .GetProperties(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Instance)
            .Where(property => property.Name is not (nameof(JsonSerializerOptions.Converters) or nameof(JsonSerializerOptions.TypeInfoResolver)
                or nameof(JsonSerializerOptions.TypeInfoResolverChain) or nameof(JsonSerializerOptions.IsReadOnly)))
            .Select(property => (property.Name, property.GetValue(options)));
    }

    [Theory]
    [InlineData(typeof(V1ConfigMap), """{"apiVersion":"v1","data":{"a":"b"},"kind":"ConfigMap","metadata":{"creationTimestamp":"2026-01-02T03:04:05Z","name":"m"}}""")]
    [InlineData(typeof(V1Service), """{"spec":{"ports":[{"port":80,"targetPort":"http"},{"port":81,"targetPort":8081}]}}""")]
    [InlineData(typeof(V1Deployment), """{"spec":{"template":{"spec":{"containers":[{"name":"c","resources":{"limits":{"cpu":"500m"}}}]}}}}""")]
    public void Kinds_of_the_client_are_read_and_written_without_its_context(Type kind, string text) =>
        Assert.True(System.Text.Json.Nodes.JsonNode.DeepEquals(
            System.Text.Json.Nodes.JsonNode.Parse(text),
            JsonSerializer.SerializeToNode(JsonSerializer.Deserialize(text, kind, json), kind, json)));

    [Fact]
    public void The_clients_own_options_stay_as_they_were() =>
        Assert.Equal("\"PT1H30M\"", k8s.KubernetesJson.Serialize(TimeSpan.FromMinutes(90)));

    [JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
    [JsonDerivedType(typeof(Circle), "circle")]
    private abstract record Shape
    {
        public string? Color { get; init; }
    }

    private sealed record Circle : Shape
    {
        public int Radius { get; init; }
    }
}
