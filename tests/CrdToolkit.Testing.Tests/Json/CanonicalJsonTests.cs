using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;

namespace CrdToolkit.Testing.Tests.Json;

public sealed class CanonicalJsonTests
{
    [Theory]
    [InlineData("""{"b":1,"a":{"d":2,"c":3}}""", """{"a":{"c":3,"d":2},"b":1}""")]
    [InlineData("""{"a":[{"c":1,"b":1.0}]}""", """{"a":[{"b":1,"c":1}]}""")]
    public void Members_are_sorted_and_numbers_normalized(string written, string canonical) =>
        Assert.Equal(canonical, JsonWriter.Write(CanonicalJson.Of(JsonReader.Parse(written))));

    [Fact]
    public void What_is_in_that_form_stays_as_it_is()
    {
        var value = JsonReader.Parse("""{"a":{"b":[1,"x"]},"c":null}""");

        Assert.Same(value, CanonicalJson.Of(value));
    }

    [Fact]
    public void Each_level_is_visited_once()
    {
        // To visit each level twice would take longer than anyone waits.
        static string Nested(string innermost) => string.Concat(Enumerable.Repeat("""{"a":""", 100)) + innermost + new string('}', 100);
        var value = JsonReader.Parse(Nested("""{"b":1,"a":2}"""));

        Assert.Equal(Nested("""{"a":2,"b":1}"""), JsonWriter.Write(CanonicalJson.Of(value)));
    }
}
