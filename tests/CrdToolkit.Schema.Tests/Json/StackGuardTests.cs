using System.Threading;
using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Yaml;

namespace CrdToolkit.Schema.Tests.Json;

public sealed class StackGuardTests
{
    private const int Levels = 10_000;
    private const int SmallStack = 256 * 1024;

    private static readonly JsonReaderOptions Deep = new() { MaxDepth = Levels };

    [Theory]
    [InlineData("[", "]")]
    [InlineData("""{"a":""", "}")]
    public void A_small_stack_reads_writes_and_compares_what_is_deep(string opening, string closing)
    {
        var text = string.Concat(Enumerable.Repeat(opening, Levels - 1)) + "[]" + string.Concat(Enumerable.Repeat(closing, Levels - 1));

        OnSmallStack(() =>
        {
            var (one, other) = (JsonReader.Parse(text, Deep), JsonReader.Parse(text, Deep));

            Assert.Equal(text, JsonWriter.Write(one));
            Assert.Equal(text, JsonWriter.WriteCanonical(one));
            Assert.Equal(text.Length, JsonWriter.WriteUtf8(one).Length);
            Assert.True(one.Equals(other));
            Assert.Equal(one.GetHashCode(), other.GetHashCode());
        });
    }

    [Fact]
    public void A_small_stack_writes_YAML_that_is_deep() => OnSmallStack(() =>
        Assert.EndsWith("- []\n", YamlWriter.Write(JsonReader.Parse(new string('[', Levels) + new string(']', Levels), Deep))));

    [Fact]
    public void What_is_thrown_on_the_other_thread_is_thrown_here()
    {
        var text = string.Concat(Enumerable.Repeat("[", Levels)) + "x";

        OnSmallStack(() => Assert.Equal(Levels, Assert.Throws<JsonSyntaxException>(() => JsonReader.Parse(text, Deep)).Offset));
    }

    [Fact]
    public void One_level_more_than_allowed_is_refused() =>
        Assert.Throws<JsonSyntaxException>(() => JsonReader.Parse(new string('[', Levels + 1), Deep));

    private static void OnSmallStack(Action test)
    {
        Exception? failure = null;
        var thread = new Thread(() => failure = Record.Exception(test), SmallStack);
        thread.Start();
        thread.Join();
        Assert.Null(failure);
    }
}
