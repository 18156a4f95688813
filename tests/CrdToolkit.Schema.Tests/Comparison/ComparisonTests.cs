using CrdToolkit.Schema.Comparison;
using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Json;

namespace CrdToolkit.Schema.Tests.Comparison;

/// <summary>What is told of a definition that takes the place of another one.</summary>
public sealed class ComparisonTests
{
    private const string Root = "spec.versions[0].schema.openAPIV3Schema.properties[spec]";

    [Theory]
    [InlineData("{}", "{}", "properties[a]", "the field is gone")]
    [InlineData("""{"a":{"type":"string"}}""", """{"a":{"type":"integer"}}""", "properties[a].type", "the type was string and is integer")]
    [InlineData("""{"a":{"x-kubernetes-int-or-string":true}}""", """{"a":{"type":"integer"}}""", "properties[a].type", "the type was int-or-string and is integer")]
    [InlineData("""{"a":{"type":"number"}}""", """{"a":{"type":"integer"}}""", "properties[a].type", "the type was number and is integer")]
    [InlineData("""{"a":{"type":"string","enum":["x","y"]}}""", """{"a":{"type":"string","enum":["x"]}}""", "properties[a].enum", "\"y\" was allowed and is refused now")]
    [InlineData("""{"a":{"type":"string"}}""", """{"a":{"type":"string","enum":["x"]}}""", "properties[a].enum", "any value was allowed")]
    [InlineData("""{"a":{"type":"integer","minimum":1}}""", """{"a":{"type":"integer","minimum":2}}""", "properties[a].minimum", "minimum was 1 and is 2, so objects with less are refused")]
    [InlineData("""{"a":{"type":"integer"}}""", """{"a":{"type":"integer","minimum":0}}""", "properties[a].minimum", "minimum is new, 0")]
    [InlineData("""{"a":{"type":"integer","maximum":5}}""", """{"a":{"type":"integer","maximum":5,"exclusiveMaximum":true}}""", "properties[a].maximum", "maximum was 5 and is 5, exclusive")]
    [InlineData("""{"a":{"type":"string","maxLength":9}}""", """{"a":{"type":"string","maxLength":8}}""", "properties[a].maxLength", "maxLength was 9 and is 8, so objects with more are refused")]
    [InlineData("""{"a":{"type":"string"}}""", """{"a":{"type":"string","minLength":1}}""", "properties[a].minLength", "minLength was 0 and is 1")]
    [InlineData("""{"a":{"type":"array","items":{"type":"string"}}}""", """{"a":{"type":"array","items":{"type":"string"},"maxItems":3}}""", "properties[a].maxItems", "maxItems is new, 3")]
    [InlineData("""{"a":{"type":"array","items":{"type":"string"}}}""", """{"a":{"type":"array","items":{"type":"string","pattern":"x"}}}""", "properties[a].items.pattern", "the pattern is new")]
    [InlineData("""{"a":{"type":"array","items":{"type":"string"}}}""", """{"a":{"type":"array","x-kubernetes-list-type":"set","items":{"type":"string"}}}""", "properties[a].x-kubernetes-list-type", "the list was atomic and is set")]
    [InlineData("""{"a":{"type":"string"}}""", """{"a":{"type":"string","format":"uuid"}}""", "properties[a].format", "the format is new")]
    [InlineData("""{"a":{"type":"integer","multipleOf":2}}""", """{"a":{"type":"integer","multipleOf":3}}""", "properties[a].multipleOf", "multipleOf was 2")]
    [InlineData("""{"a":{"type":"string","nullable":true}}""", """{"a":{"type":"string"}}""", "properties[a].nullable", "null was allowed")]
    [InlineData("""{"a":{"type":"object","x-kubernetes-preserve-unknown-fields":true}}""", """{"a":{"type":"object","properties":{"b":{"type":"string"}}}}""", "properties[a].x-kubernetes-preserve-unknown-fields", "unknown fields were kept and are dropped now")]
    [InlineData("""{"a":{"type":"object","additionalProperties":{"type":"string"}}}""", """{"a":{"type":"object","properties":{"b":{"type":"string"}}}}""", "properties[a].additionalProperties", "entries of any name were kept")]
    [InlineData("""{"a":{"type":"object","additionalProperties":{"type":"string"}}}""", """{"a":{"type":"object","additionalProperties":{"type":"string","maxLength":1}}}""", "properties[a].additionalProperties.maxLength", "maxLength is new")]
    [InlineData("""{"a":{"type":"string"}}""", """{"a":{"type":"string","x-kubernetes-validations":[{"rule":"self != ''"}]}}""", "properties[a].x-kubernetes-validations", "the rule \"self != ''\" is new")]
    [InlineData("""{"a":{"type":"string"}}""", """{"a":{"type":"string","anyOf":[{"enum":["x"]}]}}""", "properties[a].anyOf", "anyOf is new")]
    [InlineData("""{"a":{"type":"string"}}""", """{"a":{"type":"string","not":{"enum":["x"]}}}""", "properties[a].not", "objects that it describes are refused now")]
    public void What_leaves_less_room_is_told_on_its_field(string older, string newer, string field, string start)
    {
        var change = Assert.Single(CustomResourceDefinitionComparison.FindBreaking(Definition(older == "{}" ? """{"a":{"type":"string"}}""" : older), Definition(newer)));

        Assert.Equal(("A-17", $"{Root}.{field}", false), (change.Rule, change.Field, change.IsRefused));
        Assert.StartsWith(start, change.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", """{"a":{"type":"string"}}""")]
    [InlineData("""{"a":{"type":"integer"}}""", """{"a":{"type":"number"}}""")]
    [InlineData("""{"a":{"type":"integer"}}""", """{"a":{"x-kubernetes-int-or-string":true}}""")]
    [InlineData("""{"a":{"type":"integer","format":"int32"}}""", """{"a":{"type":"integer","format":"int64"}}""")]
    [InlineData("""{"a":{"type":"integer","minimum":2,"maximum":3}}""", """{"a":{"type":"integer","minimum":1,"maximum":4}}""")]
    [InlineData("""{"a":{"type":"string","enum":["x"]}}""", """{"a":{"type":"string","enum":["x","y"]}}""")]
    [InlineData("""{"a":{"type":"string","enum":["x"]}}""", """{"a":{"type":"string"}}""")]
    [InlineData("""{"a":{"type":"string","pattern":"x","description":"a"}}""", """{"a":{"type":"string","description":"b","default":"y"}}""")]
    [InlineData("""{"a":{"type":"integer","multipleOf":4}}""", """{"a":{"type":"integer","multipleOf":2}}""")]
    [InlineData("""{"a":{"type":"array","x-kubernetes-list-type":"set","items":{"type":"string"}}}""", """{"a":{"type":"array","items":{"type":"string"}}}""")]
    [InlineData("""{"a":{"type":"object","properties":{"b":{"type":"string"}}}}""", """{"a":{"type":"object","x-kubernetes-preserve-unknown-fields":true}}""")]
    [InlineData("""{"a":{"type":"string","x-kubernetes-validations":[{"rule":"self != ''"}]}}""", """{"a":{"type":"string","x-kubernetes-validations":[{"rule":"self != ''","message":"m"}]}}""")]
    public void What_leaves_as_much_room_or_more_is_not(string older, string newer) =>
        Assert.Empty(CustomResourceDefinitionComparison.FindBreaking(Definition(older), Definition(newer)));

    [Theory]
    [InlineData("", "\"b\"", "\"b\" is required and was not, without a default")]
    [InlineData("\"c\"", "\"c\"", null)]
    [InlineData("", "\"c\"", null)]
    public void What_is_required_now_needs_a_default(string older, string newer, string? start)
    {
        const string Properties = """{"b":{"type":"string"},"c":{"type":"string","default":"x"}}""";

        var changes = CustomResourceDefinitionComparison.FindBreaking(Definition(Properties, $"[{older}]"), Definition(Properties, $"[{newer}]"));

        Assert.Equal(start is null ? [] : [$"{Root}.required"], changes.Select(change => change.Field));
        Assert.All(changes, change => Assert.StartsWith(start!, change.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_required_field_that_loses_its_default_is_told() => Assert.Contains(
        CustomResourceDefinitionComparison.FindBreaking(Definition("""{"b":{"type":"string","default":"x"}}""", "[\"b\"]"), Definition("""{"b":{"type":"string"}}""", "[\"b\"]")),
        change => change.Message.StartsWith("\"b\" has no default any more, yet is required", StringComparison.Ordinal));

    [Theory]
    [InlineData("\"scope\":\"Namespaced\"", "\"scope\":\"Cluster\"", "P-5", "spec.scope")]
    [InlineData("\"kind\":\"Widget\"", "\"kind\":\"Gadget\"", "P-5", "spec.names.kind")]
    [InlineData("\"group\":\"example.com\"", "\"group\":\"example.org\"", "P-5", "spec.group")]
    [InlineData("\"plural\":\"widgets\"", "\"plural\":\"widgetz\"", "P-5", "spec.names.plural")]
    [InlineData("\"name\":\"v1\"", "\"name\":\"v2\"", "P-6", "spec.versions")]
    [InlineData("\"subresources\":{\"status\":{}},", "", "A-17", "spec.versions[0].subresources")]
    [InlineData("\"selectableFields\":[{\"jsonPath\":\".spec.a\"}],", "", "A-17", "spec.versions[0].selectableFields")]
    [InlineData("{\"name\":\"v0\",\"served\":true", "{\"name\":\"v0\",\"served\":false", "A-17", "spec.versions[1].served")]
    [InlineData(",{\"name\":\"v0\",\"served\":true,\"storage\":false,\"schema\":{\"openAPIV3Schema\":{\"type\":\"object\"}}}", "", "A-17", "spec.versions")]
    public void What_cannot_or_should_not_change_of_the_rest_is_told(string before, string after, string rule, string field)
    {
        var text = Text("""{"a":{"type":"string"}}""", "[]").Replace("\"storage\":true,", "\"storage\":true,\"subresources\":{\"status\":{}},\"selectableFields\":[{\"jsonPath\":\".spec.a\"}],", StringComparison.Ordinal);
        Assert.Contains(before, text, StringComparison.Ordinal);

        var change = Assert.Single(CustomResourceDefinitionComparison.FindBreaking(Parse(text), Parse(text.Replace(before, after, StringComparison.Ordinal))));

        Assert.Equal((rule, field, rule != "A-17"), (change.Rule, change.Field, change.IsRefused));
    }

    private static CustomResourceDefinition Definition(string properties, string required = "[]") => Parse(Text(properties, required));

    private static CustomResourceDefinition Parse(string text) => CustomResourceDefinitionReader.Read(JsonReader.ParseObject(text));

    private static string Text(string properties, string required) =>
        """
        {"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition","metadata":{"name":"widgets.example.com"},
         "spec":{"group":"example.com","scope":"Namespaced","names":{"plural":"widgets","kind":"Widget"},"versions":[
         {"name":"v1","served":true,"storage":true,"schema":{"openAPIV3Schema":{"type":"object","properties":{"spec":{"type":"object","required":
        """ + required + ",\"properties\":" + properties
        + "}}}}},{\"name\":\"v0\",\"served\":true,\"storage\":false,\"schema\":{\"openAPIV3Schema\":{\"type\":\"object\"}}}]}}";
}
