using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Tests.Json;
using CrdToolkit.Schema.Yaml;

namespace CrdToolkit.Schema.Tests.Yaml;

public sealed class YamlWriterTests
{
    [Fact]
    public void TheLayoutIsThatOfKubernetesTools()
    {
        var json = JsonReader.Parse(
            """{"kind":"X","empty":{},"none":[],"list":[{"a":1,"b":["x","y"]},[2,[3]],"t"],"text":"line 1\nline 2\n","n":null,"f":1.5}""");

        Assert.Equal(
            """
            kind: X
            empty: {}
            none: []
            list:
            - a: 1
              b:
              - x
              - "y"
            - - 2
              - - 3
            - t
            text: |
              line 1
              line 2
            "n": null
            f: 1.5

            """.ReplaceLineEndings("\n").Replace("\"y\"", "'y'").Replace("\"n\"", "'n'"),
            YamlWriter.Write(json));
    }

    [Theory]
    [InlineData("yes", "'yes'")]
    [InlineData("NO", "'NO'")]
    [InlineData("1_000", "'1_000'")]
    [InlineData("0x1", "'0x1'")]
    [InlineData("2001-12-14", "'2001-12-14'")]
    [InlineData("12:30", "'12:30'")]
    [InlineData("~", "'~'")]
    [InlineData("", "''")]
    [InlineData("it's: so", "'it''s: so'")]
    [InlineData("^[a-z]+$", "^[a-z]+$")]
    [InlineData("v1alpha1", "v1alpha1")]
    [InlineData(".spec.cpu", ".spec.cpu")]
    [InlineData("a\u0001", "\"a\\u0001\"")]
    [InlineData("tab\tend", "\"tab\\tend\"")]
    public void TextIsQuotedWhereAReaderWouldMisreadIt(string text, string yaml) => Assert.Equal(yaml + "\n", YamlWriter.Write(text));

    [Theory]
    [InlineData("a\nb", "|-\n  a\n  b\n")]
    [InlineData("a\n\nb\n", "|\n  a\n\n  b\n")]
    [InlineData("a\n\n", "|+\n  a\n\n")]
    [InlineData(" a\nb", "\" a\\nb\"\n")]
    public void TextOfSeveralLinesIsALiteralBlock(string text, string yaml) =>
        Assert.Equal("x: " + yaml, YamlWriter.Write(JsonObject.Empty.With("x", text)));

    [Fact]
    public void ANameTooLongForYamlGetsAQuestionMark()
    {
        var json = JsonObject.Empty.With(new string('a', 3000), JsonReader.Parse("""{"b":[1]}"""));

        Assert.StartsWith("? aaa", YamlWriter.Write(json));
        Assert.Equal(json, YamlReadBack.Read(YamlWriter.Write(json)));
    }

    [Theory]
    [InlineData(21)]
    [InlineData(22)]
    [InlineData(23)]
    public void RandomValuesComeBackThroughAnotherReader(int seed)
    {
        var values = new RandomJson(seed);
        for (var i = 0; i < 1000; i++)
        {
            var value = values.Next();
            var yaml = YamlWriter.Write(value);
            var back = YamlReadBack.Read(yaml);

            Assert.True(YamlReadBack.AreSame(value, back), $"{yaml}\n{value}\n{back}");
        }
    }

    [Theory]
    [InlineData(31)]
    [InlineData(32)]
    public void RandomValuesAreReadBackTheSame(int seed)
    {
        var values = new RandomJson(seed);
        for (var i = 0; i < 1000; i++)
        {
            var value = values.Next();

            Assert.Equal(value, WrittenYaml.Read("# by\n" + YamlWriter.Write(value)));
        }
    }

    [Theory]
    [InlineData("a: {b: c}\n")]
    [InlineData("a:   b\n")]
    [InlineData("a: b # c\n")]
    [InlineData("a: &x b\n")]
    [InlineData("a: |2\n  b\n")]
    [InlineData("a:\n")]
    [InlineData("- \n")]
    [InlineData("a: 'b\n")]
    [InlineData("\"a\n")]
    [InlineData("a: b\n  c: d\n")]
    [InlineData("a: b\na: c\n")]
    [InlineData("a: b\n---\nc: d\n")]
    [InlineData(": b\n")]
    [InlineData("a:\n  : b\n")]
    [InlineData("")]
    [InlineData("#")]
    public void WhatSomebodyElseWroteIsNotRead(string yaml) => Assert.Null(WrittenYaml.Read(yaml));

    [Fact]
    public void WhatIsNestedWithoutEndIsNotReadAndDoesNoHarm() => Assert.Null(WrittenYaml.Read(string.Concat(Enumerable.Repeat("- ", 100_000)) + "a\n"));
}
