using CrdToolkit.Cli.Reading;

namespace CrdToolkit.Cli.Tests.Reading;

public sealed class YamlSourceReaderTests
{
    [Theory]
    [InlineData("yes", "true")]
    [InlineData("Off", "false")]
    [InlineData("~", "null")]
    [InlineData("010", "8")]
    [InlineData("0x1F", "31")]
    [InlineData("0b11", "3")]
    [InlineData("1_000", "1000")]
    [InlineData("08", "8")]
    [InlineData("1.0", "1")]
    [InlineData("1e3", "1000")]
    [InlineData("-0.5", "-0.5")]
    [InlineData("18446744073709551615", "18446744073709551615")]
    [InlineData("1.2.3", "\"1.2.3\"")]
    [InlineData("2001-01-01", "\"2001-01-01\"")]
    [InlineData("\"yes\"", "\"yes\"")]
    [InlineData("!!str 5", "\"5\"")]
    [InlineData("nope", "\"nope\"")]
    public void A_scalar_is_what_kubectl_makes_of_it(string yaml, string json) =>
        Assert.Equal($"{{\"a\":{json}}}", Assert.Single(YamlSourceReader.Read("a: " + yaml, 1)).Value!.ToString());

    [Fact]
    public void Keys_are_texts() =>
        Assert.Equal("""{"true":1,"5":2}""", Assert.Single(YamlSourceReader.Read("on: 1\n5: 2", 1)).Value!.ToString());

    [Fact]
    public void Own_members_win_over_merged_ones()
    {
        const string Yaml = """
            base: &base {a: 1, b: 2}
            use:
              <<: *base
              a: 3
            """;

        Assert.Equal("""{"base":{"a":1,"b":2},"use":{"a":3,"b":2}}""", Assert.Single(YamlSourceReader.Read(Yaml, 1)).Value!.ToString());
    }

    [Fact]
    public void Aliases_that_explode_are_refused()
    {
        var yaml = "a0: &a0 [1,1,1,1,1,1,1,1,1,1]\n"
            + string.Concat(Enumerable.Range(1, 9).Select(i => $"a{i}: &a{i} [{string.Join(',', Enumerable.Repeat($"*a{i - 1}", 10))}]\n"));

        var problem = Assert.Single(Assert.Single(YamlSourceReader.Read(yaml, 1)).Problems);

        Assert.Equal("no YAML: the document contains excessive aliasing", problem.Message);
    }

    [Theory]
    [InlineData("a: *b", "unknown anchor 'b' referenced")]
    [InlineData("a: &a [*a]", "unknown anchor 'a' referenced")]
    [InlineData("a: .inf", "JSON has no number .inf")]
    [InlineData("? [a]\n: b", "a key must be a scalar")]
    [InlineData("replicas: {{ .Values.replicas }}", "a key must be a scalar; a template with {{ }} has to be rendered first")]
    public void What_JSON_cannot_say_is_an_error(string yaml, string message) =>
        Assert.Equal("no YAML: " + message, Assert.Single(Assert.Single(YamlSourceReader.Read(yaml, 1)).Problems).Message);

    [Fact]
    public void A_field_is_found_by_the_path_of_the_server()
    {
        var source = Assert.Single(YamlSourceReader.Read("a:\n  b.c:\n  - d: 1\n    e[0]: 2\n", 10)).Source;

        Assert.Equal(new SourcePosition(12, 5), source.Find("a.b.c[0].d"));
        Assert.Equal(new SourcePosition(13, 5), source.Find("a[b.c][0].e[0]"));
        Assert.Equal(new SourcePosition(12, 5), source.Find("a.b.c[0].missing.more"));
        Assert.Equal(new SourcePosition(10, 1), source.Find("missing"));
    }
}
