using NJsonSchema;

namespace CrdToolkit.Cli.Tests.Schemas;

public sealed class SchemaCommandTests : IDisposable
{
    private readonly CommandRun run = new();

    public void Dispose() => run.Dispose();

    [Theory]
    [InlineData("""{"apiVersion":"example.com/v1","kind":"Widget","metadata":{"name":"a","labels":{"x":"y"}},"spec":{"size":1}}""")]
    [InlineData("""{"apiVersion":"example.com/v1","kind":"Widget","spec":{"size":1,"color":null,"port":"http"}}""")]
    [InlineData("""{"apiVersion":"example.com/v1","kind":"Widget","spec":{"size":1,"color":"red","port":80,"labels":{"a":"b"}}}""")]
    [InlineData("""{"apiVersion":"example.com/v1","kind":"Widget","spec":{"size":1,"extra":{"what":["ever"]}}}""")]
    [InlineData("""{"apiVersion":"example.com/v1","kind":"Widget","spec":{"size":1,"template":{"apiVersion":"v1","kind":"Pod","spec":{}}}}""")]
    public async Task An_instance_that_the_server_keeps_whole_is_accepted(string instance) =>
        Assert.Empty((await ExportAsync()).Validate(instance));

    [Theory]
    [InlineData("""{"apiVersion":"example.com/v2","kind":"Widget","spec":{"size":1}}""")]
    [InlineData("""{"apiVersion":"example.com/v1","kind":"Gadget","spec":{"size":1}}""")]
    [InlineData("""{"kind":"Widget","spec":{"size":1}}""")]
    [InlineData("""{"apiVersion":"example.com/v1","kind":"Widget","spec":{}}""")]
    [InlineData("""{"apiVersion":"example.com/v1","kind":"Widget","spec":{"size":0}}""")]
    [InlineData("""{"apiVersion":"example.com/v1","kind":"Widget","spec":{"size":null}}""")]
    [InlineData("""{"apiVersion":"example.com/v1","kind":"Widget","spec":{"size":1,"color":"blue"}}""")]
    [InlineData("""{"apiVersion":"example.com/v1","kind":"Widget","spec":{"size":1,"port":true}}""")]
    [InlineData("""{"apiVersion":"example.com/v1","kind":"Widget","spec":{"size":1,"unknown":1}}""")]
    [InlineData("""{"apiVersion":"example.com/v1","kind":"Widget","spec":{"size":1,"labels":{"a":1}}}""")]
    [InlineData("""{"apiVersion":"example.com/v1","kind":"Widget","spec":{"size":1,"template":{"spec":{}}}}""")]
    [InlineData("""{"apiVersion":"example.com/v1","kind":"Widget","metadata":{"name":1},"spec":{"size":1}}""")]
    public async Task An_instance_that_the_server_refuses_or_cuts_is_refused(string instance) =>
        Assert.NotEmpty((await ExportAsync()).Validate(instance));

    [Fact]
    public async Task Combinations_keep_their_meaning()
    {
        run.With("widgets.yaml", Widgets.Yaml.Replace(
            "required: [size]", "oneOf:\n            - required: [size]\n            - required: [color]\n            not:\n              required: [extra]"));
        await run.RunAsync(["schema", "@widgets.yaml", "-o", "@out"]);
        var schema = await JsonSchema.FromFileAsync(run.PathOf("out/example.com/widget_v1.json"), TestContext.Current.CancellationToken);

        Assert.Empty(schema.Validate("""{"apiVersion":"example.com/v1","kind":"Widget","spec":{"size":1}}"""));
        Assert.NotEmpty(schema.Validate("""{"apiVersion":"example.com/v1","kind":"Widget","spec":{"size":1,"color":"red"}}"""));
        Assert.NotEmpty(schema.Validate("""{"apiVersion":"example.com/v1","kind":"Widget","spec":{"size":1,"extra":1}}"""));
    }

    [Fact]
    public async Task What_is_no_definition_is_an_error()
    {
        Assert.Equal(2, await run.With("pod.yaml", "kind: Pod").RunAsync(["schema", "@pod.yaml", "-o", "@out"]));
        Assert.Equal("crdtool: there is no CustomResourceDefinition in what was given\n", run.Error.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task A_name_never_leads_out_of_the_folder()
    {
        Assert.Equal(2, await run.With("w.yaml", Widgets.Yaml.Replace("group: example.com", "group: ../..")).RunAsync(["schema", "@w.yaml", "-o", "@out"]));
        Assert.False(Directory.Exists(run.PathOf("out")));
    }

    private async Task<JsonSchema> ExportAsync()
    {
        Assert.Equal(0, await run.With("widgets.yaml", Widgets.Yaml).RunAsync(["schema", "@widgets.yaml", "-o", "@out"]));
        Assert.Equal(["out/example.com/widget_v1.json"], run.Lines.Select(line => line.Replace('\\', '/')));
        return await JsonSchema.FromFileAsync(run.PathOf("out/example.com/widget_v1.json"), TestContext.Current.CancellationToken);
    }
}
