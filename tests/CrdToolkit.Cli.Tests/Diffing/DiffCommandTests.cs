using System.Text.Json;

namespace CrdToolkit.Cli.Tests.Diffing;

public sealed class DiffCommandTests : IDisposable
{
    private readonly CommandRun run = new();

    public void Dispose() => run.Dispose();

    [Fact]
    public async Task What_is_added_breaks_nothing()
    {
        run.With("old.yaml", Widgets.Yaml).With("new.yaml", Widgets.Yaml.Replace("enum: [red, green]", "enum: [red, green, blue]", StringComparison.Ordinal));

        Assert.Equal(0, await run.RunAsync(["diff", "@old.yaml", "@new.yaml"]));

        Assert.Equal("", run.Output);
    }

    [Fact]
    public async Task What_breaks_is_told_where_it_stands_in_the_newer_file()
    {
        run.With("old.yaml", Widgets.Yaml).With("new/widgets.yaml", Widgets.Yaml.Replace("enum: [red, green]", "enum: [red]", StringComparison.Ordinal));

        Assert.Equal(1, await run.RunAsync(["diff", "@old.yaml", "@new"]));

        Assert.Equal(
            [$"new{Path.DirectorySeparatorChar}widgets.yaml:28:17: warning A-17: spec.versions[0].schema.openAPIV3Schema.properties[spec].properties[color].enum: \"green\" was allowed and is refused now; keep it"],
            run.Lines);
    }

    [Theory]
    [InlineData("error", 0)]
    [InlineData("warning", 1)]
    [InlineData("never", 0)]
    public async Task What_the_API_server_lets_pass_fails_the_run_unless_told_otherwise(string failOn, int exitCode)
    {
        run.With("old.yaml", Widgets.Yaml).With("new.yaml", Widgets.Yaml.Replace("minimum: 1", "minimum: 2", StringComparison.Ordinal));

        Assert.Equal(exitCode, await run.RunAsync(["diff", "@old.yaml", "@new.yaml", "--fail-on", failOn]));
    }

    [Fact]
    public async Task What_the_API_server_refuses_is_an_error()
    {
        run.With("old.yaml", Widgets.Yaml).With("new.yaml", Widgets.Yaml.Replace("scope: Namespaced", "scope: Cluster", StringComparison.Ordinal));

        Assert.Equal(1, await run.RunAsync(["diff", "@old.yaml", "@new.yaml", "--fail-on", "error"]));

        Assert.StartsWith("new.yaml:7:3: error P-5: spec.scope: \"Cluster\" was \"Namespaced\": field is immutable", Assert.Single(run.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_definition_that_is_gone_is_told_on_the_older_file_and_one_of_another_name_is_found_by_its_kind()
    {
        run.With("old.yaml", Widgets.Yaml).With("empty.yaml", "").With("renamed.yaml", Widgets.Yaml.Replace("widgets", "wudgets", StringComparison.Ordinal));

        Assert.Equal(1, await run.RunAsync(["diff", "@old.yaml", "@empty.yaml"]));
        Assert.StartsWith("old.yaml:1:1: warning A-17: nothing makes this definition any more", Assert.Single(run.Lines), StringComparison.Ordinal);

        Assert.Equal(1, await run.RunAsync(["diff", "@old.yaml", "@renamed.yaml"]));
        Assert.StartsWith("renamed.yaml:10:5: error P-5: spec.names.plural: \"wudgets\" was \"widgets\"", Assert.Single(run.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_older_definitions_may_come_from_the_standard_input_and_findings_go_out_as_JSON()
    {
        run.With("new.yaml", Widgets.Yaml.Replace("minimum: 1", "minimum: 2", StringComparison.Ordinal));

        Assert.Equal(1, await run.RunAsync(["diff", "-", "@new.yaml", "--format", "json"], Widgets.Yaml));

        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal("A-17", json.RootElement.GetProperty("findings")[0].GetProperty("rule").GetString());
        Assert.Equal(1, json.RootElement.GetProperty("summary").GetProperty("warnings").GetInt32());
    }

    [Fact]
    public async Task A_file_that_cannot_be_opened_does_not_hide_the_others()
    {
        run.With("old.yaml", Widgets.Yaml).With("new/z.yaml", Widgets.Yaml.Replace("minimum: 1", "minimum: 2", StringComparison.Ordinal));
        File.CreateSymbolicLink(Path.Combine(Path.GetDirectoryName(run.PathOf("new/z.yaml"))!, "a.yaml"), "nowhere.yaml");

        Assert.Equal(2, await run.RunAsync(["diff", "@old.yaml", "@new"]));

        Assert.Contains("A-17", Assert.Single(run.Lines), StringComparison.Ordinal);
        Assert.Contains("a.yaml", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nothing.yaml", "nothing.yaml: no such file or folder")]
    [InlineData("bad.yaml", "bad.yaml:2:1: no YAML")]
    [InlineData("shape.yaml", "shape.yaml:5:49: spec.versions: expected a list")]
    public async Task What_cannot_be_read_is_told_and_is_no_removal(string file, string problem)
    {
        run.With("old.yaml", Widgets.Yaml).With("bad.yaml", "a: [\n").With("shape.yaml", "apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata:\n  name: widgets.example.com\nspec: {group: a.b, names: {plural: a, kind: A}, versions: 1}\n");

        Assert.Equal(2, await run.RunAsync(["diff", "@old.yaml", "@" + file]));

        Assert.Equal("", run.Output);
        Assert.Contains(problem, run.Error, StringComparison.Ordinal);
    }
}
