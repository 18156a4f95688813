namespace CrdToolkit.Conformance.Cases.Hostile;

/// <summary>YAML beyond what JSON can say: tags, merge keys, names that are no texts, aliases without end.</summary>
public sealed class OddYaml(ServerUnderTest server) : ConformanceCase(server)
{
    private const string Free = """{"type":"object","x-kubernetes-preserve-unknown-fields":true}""";

    [Theory, Checklist(11)]
    [InlineData("{a: 0o14, b: 014, c: 0x1F, d: 0b11, e: 1_000, f: 09}", """{"a":12,"b":12,"c":31,"d":3,"e":1000,"f":9}""")]
    [InlineData("{a: yes, b: Off, c: ~, d: '~', e: 1:20, g: 2001-01-01, h: .5}", """{"a":true,"b":false,"c":null,"d":"~","e":"1:20","g":"2001-01-01","h":0.5}""")]
    [InlineData("{x: !!binary aGVsbG8=, s: !!str 1, z: !!int \"5\", w: !!float 1}", """{"x":"hello","s":"1","z":5,"w":1}""")]
    [InlineData("{x: &x {b: 1, d: 1}, c: {<<: *x, d: 2}}", """{"x":{"b":1,"d":1},"c":{"b":1,"d":2}}""")]
    [InlineData("{1: a, y: b, 1.5: c}", """{"1":"a","true":"b","1.5":"c"}""")]
    public async Task A_configuration_is_read_as_YAML_1_1(string spec, string read)
    {
        var widgets = await DefineAsync(widget => widget.Spec(Free));

        var applied = await Api.SendAsync(
            HttpMethod.Patch, widgets.PathTo("one") + "?fieldManager=alpha", Widget(widgets, spec), "application/apply-patch+yaml");

        applied.Expect(201).Body.At("spec").ShouldBe(read);
    }

    [Theory, Checklist(11)]
    [InlineData("a: *x", "yaml: unknown anchor 'x' referenced")]
    [InlineData("a: &a [*a]", "yaml: anchor 'a' value contains itself")]
    [InlineData("a: .inf", "json: unsupported value: +Inf")]
    [InlineData("a: -.Inf", "json: unsupported value: -Inf")]
    [InlineData("a: .nan", "json: unsupported value: NaN")]
    [InlineData("~: a", "unsupported map key of type: %!s(<nil>), key: <nil>, value: \"a\"")]
    [InlineData("? [a]\n: b", "yaml: invalid map key: []interface {}{\"a\"}")]
    public async Task What_JSON_cannot_say_is_refused(string yaml, string problem)
    {
        var applied = await Api.SendAsync(
            HttpMethod.Patch, ConfigMaps.PathTo("one") + "?fieldManager=alpha", yaml, "application/apply-patch+yaml").Fails(400, "BadRequest");
        var posted = await Api.SendAsync(HttpMethod.Post, ConfigMaps.Path, yaml, "application/yaml").Fails(400, "BadRequest");

        Assert.Equal($"error decoding YAML: error converting YAML to JSON: {problem}", applied.Message);
        Assert.StartsWith($"the object provided is unrecognized (must be of type ConfigMap): {problem} (", posted.Message, StringComparison.Ordinal);
    }

    [Fact, Checklist(11)]
    public async Task Aliases_of_aliases_are_refused()
    {
        var bomb = "a: &a [x,x,x,x,x,x,x,x,x,x]\n" + string.Concat(Enumerable.Range('b', 8).Select(letter =>
            $"{(char)letter}: &{(char)letter} [{string.Join(',', Enumerable.Repeat($"*{(char)(letter - 1)}", 10))}]\n"));

        var applied = await Api.SendAsync(
            HttpMethod.Patch, ConfigMaps.PathTo("one") + "?fieldManager=alpha", bomb, "application/apply-patch+yaml").Fails(400, "BadRequest");
        var posted = await Api.SendAsync(HttpMethod.Post, ConfigMaps.Path, bomb, "application/yaml").Fails(400, "BadRequest");

        Assert.EndsWith("yaml: document contains excessive aliasing", applied.Message, StringComparison.Ordinal);
        Assert.Contains("yaml: document contains excessive aliasing", posted.Message, StringComparison.Ordinal);
    }

    private static string Widget(Resource widgets, string spec) =>
        $"apiVersion: {widgets.ApiVersion}\nkind: Widget\nmetadata: {{name: one}}\nspec: {spec}\n";
}
