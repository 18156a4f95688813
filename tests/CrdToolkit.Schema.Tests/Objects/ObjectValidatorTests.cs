using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Objects;

namespace CrdToolkit.Schema.Tests.Objects;

public sealed class ObjectValidatorTests
{
    [Theory]
    [InlineData("""{"type":"integer"}""", "\"x\"", "v: Invalid value: \"string\": v in body must be of type integer: \"string\"")]
    [InlineData("""{"type":"integer"}""", "true", "v: Invalid value: \"boolean\": v in body must be of type integer: \"boolean\"")]
    [InlineData("""{"type":"integer","minimum":1}""", "0", "v: Invalid value: 0: v in body should be greater than or equal to 1")]
    [InlineData("""{"type":"number","maximum":1.5,"exclusiveMaximum":true}""", "1.5", "v: Invalid value: 1.5: v in body should be less than 1.5")]
    [InlineData("""{"type":"integer","multipleOf":3}""", "4", "v: Invalid value: 4: v in body should be a multiple of 3")]
    [InlineData("""{"type":"integer","format":"int32"}""", "3000000000", "<nil>: Invalid value: \"\": Checked value must be of type integer with format int32 in v")]
    [InlineData("""{"type":"string","maxLength":2}""", "\"abc\"", "v: Too long: may not be more than 2 bytes")]
    [InlineData("""{"type":"string","minLength":2}""", "\"😀\"", "v: Invalid value: \"😀\": v in body should be at least 2 chars long")]
    [InlineData("""{"type":"string","pattern":"^a+$"}""", "\"b\"", "v: Invalid value: \"b\": v in body should match '^a+$'")]
    [InlineData("""{"type":"string","enum":["a","b"]}""", "\"c\"", "v: Unsupported value: \"c\": supported values: \"a\", \"b\"")]
    [InlineData("""{"type":"string","format":"date-time"}""", "\"today\"", "v: Invalid value: \"today\": v in body must be of type date-time: \"today\"")]
    [InlineData("""{"type":"array","items":{"type":"string"},"maxItems":1}""", "[\"a\",\"b\"]", "v: Too many: 2: must have at most 1 item")]
    [InlineData("""{"type":"array","items":{"type":"string"}}""", "[\"a\",1]", "v[1]: Invalid value: \"integer\": v[1] in body must be of type string: \"integer\"")]
    [InlineData("""{"type":"object","required":["a"]}""", "{}", "v.a: Required value")]
    [InlineData("""{"type":"object","maxProperties":1}""", """{"a":1,"b":2}""", "v: Too many: 2: must have at most 1 item")]
    [InlineData("""{"type":"object","additionalProperties":{"type":"string"}}""", """{"a":1}""", "v.a: Invalid value: \"integer\": v.a in body must be of type string: \"integer\"")]
    [InlineData("""{"type":"string"}""", "null", "v: Invalid value: \"null\": v in body must be of type string: \"null\"")]
    [InlineData("""{"x-kubernetes-int-or-string":true}""", "true", "v: Invalid value: \"boolean\": v in body must be of type integer,string: \"boolean\"")]
    [InlineData("""{"type":"array","x-kubernetes-list-type":"set","items":{"type":"string"}}""", """["a","b","a","a"]""", "v[2]: Duplicate value: \"a\"")]
    [InlineData("""{"type":"array","x-kubernetes-list-type":"map","x-kubernetes-list-map-keys":["k"],"items":{"type":"object"}}""", """[{"k":1},{"k":1,"x":2}]""", "v[1]: Duplicate value: {\"k\":1}")]
    [InlineData("""{"type":"object","not":{"required":["a"]}}""", """{"a":1}""", "<nil>: Invalid value: \"\": \"v\" must not validate the schema (not)")]
    [InlineData("""{"type":"object","x-kubernetes-embedded-resource":true}""", """{"apiVersion":"v1","metadata":{}}""", "v.kind: Required value")]
    public void AMistakeIsToldInTheWordsOfTheApiServer(string schema, string value, string message) =>
        Assert.Equal([message], Validate(schema, value));

    [Theory]
    [InlineData("""{"type":"integer"}""", "1.0")]
    [InlineData("""{"type":"number"}""", "1")]
    [InlineData("""{"type":"string","nullable":true}""", "null")]
    [InlineData("""{"type":"string","format":"unheard-of"}""", "\"x\"")]
    [InlineData("""{"x-kubernetes-int-or-string":true}""", "\"5%\"")]
    [InlineData("""{"type":"array","items":{"type":"string"},"uniqueItems":false}""", "[]")]
    [InlineData("""{"type":"object","oneOf":[{"required":["a"]},{"required":["b"]}]}""", """{"a":1}""")]
    [InlineData("""{"type":"integer","maximum":9007199254740993}""", "9007199254740992")]
    public void WhatTheApiServerAcceptsIsAccepted(string schema, string value) => Assert.Empty(Validate(schema, value));

    [Fact]
    public void AlternativesThatAllFailAreToldWithTheMistakesOfTheClosest()
    {
        var messages = Validate("""{"type":"object","oneOf":[{"required":["a"]},{"required":["b","c"]}]}""", "{}");

        Assert.Equal("<nil>: Invalid value: \"\": \"v\" must validate one and only one schema (oneOf). Found none valid", messages[0]);
        Assert.Equal("v.a: Required value", messages[1]);
    }

    [Fact]
    public void ManyMistakesAreToldAtOnce() => Assert.Equal(
        3, Validate("""{"type":"object","required":["c"],"properties":{"a":{"type":"string"},"b":{"type":"integer"}}}""", """{"a":1,"b":"x"}""").Count);

    [Fact]
    public void AMistakeInAnUnchangedPartIsToleratedAndInAChangedPartIsNot()
    {
        const string Schema = """{"type":"object","properties":{"a":{"type":"string","maxLength":1},"b":{"type":"integer"}}}""";

        Assert.Empty(Validate(Schema, """{"a":"xx","b":2}""", """{"a":"xx","b":1}"""));
        Assert.Equal(["v.a: Too long: may not be more than 1 byte"], Validate(Schema, """{"a":"xxx","b":1}""", """{"a":"xx","b":1}"""));
    }

    [Fact]
    public void ItemsOfAListMapAreTheSameByTheirKeysAndOtherItemsAreNot()
    {
        const string Items = "\"items\":{\"type\":\"object\",\"properties\":{\"k\":{\"type\":\"string\"},\"a\":{\"type\":\"string\",\"maxLength\":1}}}";
        const string Old = """[{"k":"1","a":"xx"}]""";
        const string New = """[{"k":"0","a":"y"},{"k":"1","a":"xx"}]""";

        Assert.Empty(Validate("{\"type\":\"array\",\"x-kubernetes-list-type\":\"map\",\"x-kubernetes-list-map-keys\":[\"k\"]," + Items + "}", New, Old));
        Assert.Single(Validate("{\"type\":\"array\"," + Items + "}", New, Old));
    }

    private static List<string> Validate(string schema, string value, string? old = null) =>
        [.. ObjectValidator.Validate(
            JsonObject.Empty.With("v", JsonReader.Parse(value)),
            SchemaOf.Json("""{"type":"object","properties":{"v":""" + schema + "}}"),
            old is null ? null : JsonObject.Empty.With("v", JsonReader.Parse(old))).Select(error => error.Message)];
}
