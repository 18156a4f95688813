using CrdToolkit.Schema.Json;

namespace CrdToolkit.Generators.Tests.TypeMapping;

public sealed class SchemaTypeTests
{
    private const string Id = """
        [JsonConverter(typeof(IdConverter)), SchemaType(typeof(string))]
        public readonly record struct Id(string Value);
        public sealed class IdConverter : JsonConverter<Id>
        {
            public override Id Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => new(reader.GetString()!);
            public override void Write(Utf8JsonWriter writer, Id value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
        }
        """;

    [Theory]
    [InlineData("public Id X { get; init; }", """{"type":"string"}""")]
    [InlineData("public Id? X { get; init; }", """{"type":"string"}""")]
    [InlineData("public List<Id>? X { get; init; }", """{"type":"array","items":{"type":"string"}}""")]
    [InlineData("public Dictionary<string, Id>? X { get; init; }", """{"type":"object","additionalProperties":{"type":"string"}}""")]
    [InlineData("[DefaultValue(\"a\")] public Id X { get; init; } = new(\"a\");", """{"type":"string","default":"a"}""")]
    [InlineData("[RegularExpression(\"a+\")] public Id X { get; init; }", """{"type":"string","pattern":"^(?:a+)$"}""")]
    public void A_strongly_typed_id_is_written_as_its_value(string member, string schema) => Assert.Equal(JsonReader.Parse(schema), JsonReader.Parse(Mapped.Property(member, Id)));

    [Theory]
    [InlineData("SchemaType(typeof(int))", """{"type":"integer","format":"int32"}""")]
    [InlineData("SchemaType(typeof(string), Format = \"ipv4\")", """{"type":"string","format":"ipv4"}""")]
    [InlineData("SchemaType(typeof(List<int>))", """{"type":"array","items":{"type":"integer","format":"int32"}}""")]
    [InlineData("SchemaType(typeof(IntOrString))", """{"anyOf":[{"type":"integer"},{"type":"string"}],"x-kubernetes-int-or-string":true}""")]
    [InlineData("SchemaType(typeof(JsonNode))", """{"x-kubernetes-preserve-unknown-fields":true}""")]
    [InlineData("SchemaType(typeof(Point))", """{"type":"object","properties":{"x":{"type":"integer","format":"int32"}}}""")]
    public void A_converter_on_the_property_is_told_what_it_writes(string attribute, string schema) => Assert.Equal(
        JsonReader.Parse(schema),
        JsonReader.Parse(Mapped.Property($"[JsonConverter(typeof(MoneyConverter)), {attribute}] public Money? P {{ get; init; }}", """
            public record Point { public int X { get; init; } }
            public class Money;
            public class MoneyConverter : JsonConverter<Money>
            {
                public override Money? Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => null;
                public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options) { }
            }
            """)));

    [Fact]
    public void A_converter_without_it_is_told_the_way_out() => Assert.Contains(
        "say what it writes with [SchemaType], such as [SchemaType(typeof(string))]",
        Assert.Single(Mapped.Problems("public Id X { get; init; }", Id.Replace(", SchemaType(typeof(string))", ""))));

    [Fact]
    public void It_is_told_where_nothing_converts() => Assert.Equal(
        "CRD0049 X: [SchemaType] on 'A' does not fit: the type has no [JsonConverter], so that System.Text.Json writes its own JSON: add the converter, or remove [SchemaType]",
        Assert.Single(Mapped.Problems("[SchemaType(typeof(string))] public A? X { get; init; }", "public record A;")));

    [Fact]
    public void It_is_told_where_it_names_the_type_itself() => Assert.Contains(
        "is written as a type that is itself converted",
        Assert.Single(Mapped.Problems("public Id X { get; init; }", Id.Replace("typeof(string)", "typeof(Id)"))));
}
