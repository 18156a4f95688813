using System.Text;
using System.Text.Json.Nodes;
using CrdToolkit.Schema.Json;

namespace CrdToolkit.Schema.Tests.Json;

public sealed class JsonFuzzTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void RandomValuesSurviveWritingAndReading(int seed)
    {
        var values = new RandomJson(seed);
        for (var i = 0; i < 500; i++)
        {
            var value = values.Next();
            var text = JsonWriter.Write(value);

            Assert.Equal(value, JsonReader.Parse(text));
            Assert.Equal(value, JsonReader.Parse(JsonWriter.WriteUtf8(value)));
            Assert.Equal(text, Encoding.UTF8.GetString(JsonWriter.WriteUtf8(value)));
            Assert.True(JsonNode.DeepEquals(JsonNode.Parse(text), JsonNode.Parse(JsonReader.Parse(text).ToString())), text);
        }
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public void DamagedTextIsAcceptedExactlyWhenSystemTextJsonAcceptsIt(int seed)
    {
        var random = new Random(seed);
        var values = new RandomJson(seed);
        for (var i = 0; i < 4000; i++)
        {
            var text = Damage(JsonWriter.Write(values.Next()), random);

            Assert.True(IsJson(text) == Accepts(text), text);
        }
    }

    private static string Damage(string text, Random random)
    {
        // System.Text.Json refuses halves of surrogate pairs before it looks at the JSON.
        var at = random.Next(text.Length);
        at = char.IsSurrogate(text[at]) ? 0 : at;
        var with = "{}[]\",:0123.eE+-tn \\u\n"[random.Next(22)].ToString();
        return random.Next(3) switch
        {
            0 => text.Remove(at, 1),
            1 => text.Insert(at, with),
            _ => text.Remove(at, 1).Insert(at, with),
        };
    }

    private static bool Accepts(string text)
    {
        try
        {
            JsonReader.Parse(text);
            return true;
        }
        catch (JsonSyntaxException)
        {
            return false;
        }
    }

    private static bool IsJson(string text)
    {
        try
        {
            using var document = System.Text.Json.JsonDocument.Parse(text);
            return true;
        }
        catch (System.Text.Json.JsonException)
        {
            return false;
        }
    }
}
