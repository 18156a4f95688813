using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Objects;

namespace CrdToolkit.Schema.Tests.Objects;

public sealed class ObjectDefaulterTests
{
    [Theory]
    [InlineData("""{"properties":{"a":{"default":1}}}""", "{}", """{"a":1}""")]
    [InlineData("""{"properties":{"a":{"default":{},"properties":{"b":{"default":2}}}}}""", "{}", """{"a":{"b":2}}""")]
    [InlineData("""{"properties":{"a":{"properties":{"b":{"default":2}}}}}""", "{}", "{}")]
    [InlineData("""{"properties":{"a":{"default":1}}}""", """{"a":null}""", """{"a":1}""")]
    [InlineData("""{"properties":{"a":{"default":1,"nullable":true}}}""", """{"a":null}""", """{"a":null}""")]
    [InlineData("""{"properties":{"a":{"type":"string"}}}""", """{"a":null,"b":null}""", """{"b":null}""")]
    [InlineData("""{"additionalProperties":{"properties":{"b":{"default":2}}}}""", """{"x":{}}""", """{"x":{"b":2}}""")]
    [InlineData("""{"properties":{"l":{"items":{"properties":{"b":{"default":2}}}}}}""", """{"l":[{},{"b":1}]}""", """{"l":[{"b":2},{"b":1}]}""")]
    [InlineData("""{"properties":{"l":{"items":{"type":"string"}}}}""", """{"l":[null]}""", """{"l":[null]}""")]
    public void DefaultsFillInWhatIsMissingOrMayNotBeNull(string schema, string json, string expected) =>
        Assert.Equal(expected, ObjectDefaulter.ApplyDefaults(JsonReader.ParseObject(json), SchemaOf.Json(schema)).ToString());

    [Fact]
    public void AnObjectThatNeedsNothingIsTheSameObject()
    {
        var json = JsonReader.ParseObject("""{"a":1,"l":[{"b":1}]}""");
        var schema = SchemaOf.Json("""{"properties":{"a":{"default":2},"l":{"items":{"properties":{"b":{"default":3}}}}}}""");

        Assert.Same(json, ObjectDefaulter.ApplyDefaults(json, schema));
    }
}
