using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Objects;

namespace CrdToolkit.Schema.Tests.Objects;

public sealed class ObjectPrunerTests
{
    [Theory]
    [InlineData("""{"type":"object","properties":{"a":{"type":"string"}}}""", """{"a":"x","b":1}""", """{"a":"x"}""", "b")]
    [InlineData("""{"properties":{"l":{"items":{"properties":{"a":{}}}}}}""", """{"l":[{"a":1},{"b":2}]}""", """{"l":[{"a":1},{}]}""", "l[1].b")]
    [InlineData("""{"additionalProperties":{"properties":{"a":{}}}}""", """{"x":{"a":1,"b":2}}""", """{"x":{"a":1}}""", "x.b")]
    [InlineData("""{"additionalProperties":true}""", """{"x":{"a":1},"y":2}""", """{"x":{},"y":2}""", "x.a")]
    [InlineData("""{"x-kubernetes-preserve-unknown-fields":true,"properties":{"a":{"properties":{"b":{}}}}}""", """{"z":{"y":1},"a":{"b":1,"c":2}}""", """{"z":{"y":1},"a":{"b":1}}""", "a.c")]
    [InlineData("""{"properties":{"r":{"x-kubernetes-embedded-resource":true,"properties":{"spec":{}}}}}""", """{"r":{"apiVersion":"v1","kind":"K","metadata":{"name":"n","zz":1},"spec":{},"q":1}}""", """{"r":{"apiVersion":"v1","kind":"K","metadata":{"name":"n"},"spec":{}}}""", "r.metadata.zz;r.q")]
    public void WhatTheSchemaDoesNotSpecifyIsRemoved(string schema, string json, string pruned, string unknown)
    {
        var unknownFields = new List<string>();

        var result = ObjectPruner.Prune(JsonReader.ParseObject(json), SchemaOf.Json(schema), isResourceRoot: false, unknownFields);

        Assert.Equal(pruned, result.ToString());
        Assert.Equal(unknown.Split(';'), unknownFields);
        Assert.Equal(pruned, ObjectPruner.Prune(JsonReader.ParseObject(json), SchemaOf.Json(schema), isResourceRoot: false).ToString());
    }

    [Fact]
    public void AResourceKeepsItsTypeAndMetadataWhateverItsSchemaSays()
    {
        var json = JsonReader.ParseObject("""{"apiVersion":"a/v1","kind":"K","metadata":{"name":"n"},"spec":{"a":1}}""");
        var schema = SchemaOf.Json("""{"type":"object","properties":{"spec":{"properties":{"a":{}}}}}""");

        Assert.Same(json, ObjectPruner.Prune(json, schema, isResourceRoot: true));
    }
}
