using System.Text;
using CrdToolkit.Schema.Json;

namespace CrdToolkit.Schema.Tests.Json;

public sealed class JsonReaderTests
{
    [Theory]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("[1,-2,3.5,1e9,-0,12345678901234567890]")]
    [InlineData("""{"a":{"b":[]},"c":"x\n\"\\é😀","d":{}}""")]
    [InlineData("\"\"")]
    public void WhatIsWrittenIsWhatWasRead(string json) => Assert.Equal(json, JsonReader.Parse(json).ToString());

    [Theory]
    [InlineData("\"\\u0041\\ud83d\\ude00\\/\\b\\f\"", "A😀/\b\f")]
    [InlineData("\"tab\\tquote\\\"\"", "tab\tquote\"")]
    public void EscapesAreRead(string json, string text) => Assert.Equal(new JsonString(text), JsonReader.Parse(json));

    [Theory]
    [InlineData("", 1, 1, 0, "the text ends here")]
    [InlineData("{\n  \"é\": tru\n}", 2, 8, 9, "expected true")]
    [InlineData("[1,]", 1, 4, 3, "']' begins no JSON value")]
    [InlineData("{\"a\" 1}", 1, 6, 5, "expected ':' after the member name \"a\", found '1'")]
    [InlineData("[1 2]", 1, 4, 3, "expected ',' or ']'")]
    [InlineData("[01]", 1, 2, 1, "may not begin with 0")]
    [InlineData("1.", 1, 3, 2, "expected a digit")]
    [InlineData("\"a\nb\"", 1, 3, 2, "U+000A must be escaped")]
    [InlineData("\"ab", 1, 1, 0, "no end")]
    [InlineData("\"\\x\"", 1, 2, 1, "backslash")]
    [InlineData("\"\\u12g4\"", 1, 2, 1, "four hexadecimal digits")]
    [InlineData("{} {}", 1, 4, 3, "nothing may follow")]
    [InlineData("{a:1}", 1, 2, 1, "in double quotes, found 'a'")]
    public void AMistakeIsToldWithItsPlace(string json, int line, int column, int offset, string problem)
    {
        var error = Assert.Throws<JsonSyntaxException>(() => JsonReader.Parse(json));

        Assert.Equal((line, column, offset), (error.Line, error.Column, error.Offset));
        Assert.Contains(problem, error.Message);
    }

    [Fact]
    public void AnOffsetInUtf8CountsBytesFromTheStartOfTheRange()
    {
        var utf8 = Encoding.UTF8.GetBytes("xx[\"é\", ?]");

        var error = Assert.Throws<JsonSyntaxException>(() => JsonReader.Parse(utf8, 2, utf8.Length - 2));

        Assert.Equal((1, 7, 7), (error.Line, error.Column, error.Offset));
    }

    [Fact]
    public void NestingStopsAtTheLimit()
    {
        var atLimit = new string('[', 512) + new string(']', 512);

        Assert.Equal(atLimit, JsonReader.Parse(atLimit).ToString());
        var error = Assert.Throws<JsonSyntaxException>(() => JsonReader.Parse("[" + atLimit + "]"));
        Assert.Equal("nested more than 512 levels deep", error.Problem);
    }

    [Fact]
    public void OfMembersWithOneNameTheLastCountsAndThePathIsReported()
    {
        var duplicates = new List<string>();

        var json = JsonReader.Parse(
            """{"a":1,"spec":{"ports":[{"name":"x"},{"name":"y","name":"z"}]},"a":2,"a":3}""", new() { DuplicateMembers = duplicates });

        Assert.Equal("""{"a":3,"spec":{"ports":[{"name":"x"},{"name":"z"}]}}""", json.ToString());
        Assert.Equal(["spec.ports[1].name", "a", "a"], duplicates);
    }

    [Fact]
    public void ManyMembersAreFoundByNameAndDuplicatesAmongThem()
    {
        var duplicates = new List<string>();
        var text = "{" + string.Join(",", Enumerable.Range(0, 500).Select(i => $"\"m{i}\":{i}")) + ",\"m7\":-7}";

        var json = (JsonObject)JsonReader.Parse(text, new() { DuplicateMembers = duplicates });

        Assert.Equal(500, json.Count);
        Assert.Equal(JsonNumber.FromInt64(-7), json["m7"]);
        Assert.Equal(JsonNumber.FromInt64(499), json["m499"]);
        Assert.Null(json["m500"]);
        Assert.Equal(["m7"], duplicates);
    }

    [Fact]
    public void BytesThatAreNoUtf8BecomeReplacementCharacters() =>
        Assert.Equal(new JsonString("a\ufffdb"), JsonReader.Parse([(byte)'"', (byte)'a', 0xff, (byte)'b', (byte)'"']));

    [Fact]
    public void AByteOrderMarkIsSkipped() => Assert.Equal(JsonArray.Empty, JsonReader.Parse([0xEF, 0xBB, 0xBF, (byte)'[', (byte)']']));
}
