using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Applying;

namespace CrdToolkit.Testing.Tests.Applying;

public sealed class FieldSetTests
{
    [Fact]
    public void It_is_written_as_it_was_read()
    {
        const string fields = """{"f:metadata":{"f:labels":{".":{},"f:a":{}}},"f:spec":{"f:ports":{"k:{\"port\":80}":{".":{},"f:port":{}}},"f:tags":{"v:\"x\"":{}}}}""";

        Assert.Equal(fields, Read(fields).ToJson().ToString());
    }

    [Fact]
    public void Keys_are_compared_in_whatever_order_they_are_written() =>
        Assert.True(Read("""{"k:{\"a\":1,\"b\":2}":{}}""").Except(Read("""{"k:{\"b\":2,\"a\":1}":{}}""")).IsEmpty);

    [Theory]
    [InlineData("""{"f:a":3}""")]
    [InlineData("""{"x:a":{}}""")]
    [InlineData("""{"k:[1]":{}}""")]
    public void What_is_none_is_not_read(string fields) => Assert.Null(FieldSet.Parse(JsonReader.ParseObject(fields)));

    [Fact]
    public void Sets_are_joined_intersected_and_subtracted()
    {
        var (left, right) = (Read("""{"f:a":{},"f:b":{".":{},"f:c":{}}}"""), Read("""{"f:b":{".":{},"f:d":{}}}"""));

        Assert.Equal("""{"f:a":{},"f:b":{".":{},"f:c":{},"f:d":{}}}""", left.Union(right).ToJson().ToString());
        Assert.Equal("""{"f:b":{}}""", left.Intersect(right).ToJson().ToString());
        Assert.Equal("""{"f:a":{},"f:b":{"f:c":{}}}""", left.Except(right).ToJson().ToString());
        Assert.Equal("""{"f:a":{}}""", left.ExceptBelow(right).ToJson().ToString());
    }

    [Fact]
    public void A_path_is_told_as_conflicts_tell_it() => Assert.Equal(
        ".spec.ports[port=80,protocol=\"TCP\"].name[=\"x\"][0]",
        PathElements.Format(["f:spec", "f:ports", "k:{\"port\":80,\"protocol\":\"TCP\"}", "f:name", "v:\"x\"", "i:0"]));

    private static FieldSet Read(string fields) => FieldSet.Parse(JsonReader.ParseObject(fields))!;
}
