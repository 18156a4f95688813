using System.Text.Json;

namespace CrdToolkit.Cli.Tests.Linting;

public sealed class LintCommandTests : IDisposable
{
    private readonly CommandRun run = new();

    public void Dispose() => run.Dispose();

    [Fact]
    public async Task What_the_API_server_accepts_is_clean()
    {
        Assert.Equal(0, await run.With("widgets.yaml", Widgets.Yaml).RunAsync(["lint", "@widgets.yaml"]));

        Assert.Equal("", run.Output);
        Assert.Equal("0 errors, 0 warnings in 1 definition of 1 file\n", run.Error.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task A_finding_names_the_place_the_rule_the_field_and_the_words_of_the_server()
    {
        var exitCode = await run.With("widgets.yaml", Widgets.Yaml.Replace("type: integer\n                minimum", "type: int\n                minimum")).RunAsync(["lint", "@widgets.yaml"]);

        Assert.Equal(1, exitCode);
        Assert.Equal(
            ["widgets.yaml:24:17: error R-57: spec.validation.openAPIV3Schema.properties[spec].properties[size].type: Unsupported value: \"int\": supported values: \"array\", \"boolean\", \"integer\", \"number\", \"object\", \"string\""],
            run.Lines);
    }

    [Theory]
    [InlineData("scope: Namespaced", "scope: Global", "7:3: error R-05: spec.scope")]
    [InlineData("  group: example.com\n", "", "5:1: error R-02: spec.group")]
    [InlineData("plural: widgets", "plural: widgets\n    shortNames: [w, W]", "11:21: error R-13: spec.names.shortNames[1]")]
    [InlineData("served: true", "served: true\n    additionalPrinterColumns:\n    - name: Size\n      type: integer\n      jsonPath: spec.size", "17:7: error R-33: spec.additionalPrinterColumns[0].JSONPath")]
    [InlineData("served: true", "served: \"true\"", "13:5: error shape: spec.versions[0].served: expected true or false")]
    [InlineData("served: true", "servd: true", "13:5: error unknown-field: spec.versions[0].servd: strict decoding error: unknown field")]
    [InlineData("scope: Namespaced", "scope: Namespaced\n  scope: Cluster", "8:3: error duplicate-key: key \"scope\" is set twice")]
    [InlineData("apiextensions.k8s.io/v1", "apiextensions.k8s.io/v1beta1", "1:1: error api-version: apiVersion: no matches for kind")]
    [InlineData("minimum: 1", "minimum: 1\n                maximum: 0", "25:17: warning A-2: spec.validation.openAPIV3Schema.properties[spec].properties[size].minimum")]
    [InlineData("minimum: 1", "format: uint32", "25:17: warning W-1: spec.validation.openAPIV3Schema.properties[spec].properties[size].format")]
    public async Task Each_finding_points_at_the_field_in_the_text(string text, string replacement, string expected)
    {
        await run.With("widgets.yaml", Widgets.Yaml.Replace(text, replacement)).RunAsync(["lint", "@widgets.yaml"]);

        Assert.Contains(run.Lines, line => line.StartsWith("widgets.yaml:" + expected, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("1.30", 1)]
    [InlineData("1.31", 0)]
    public async Task What_the_oldest_Kubernetes_does_not_know_is_told(string version, int exitCode)
    {
        run.With("widgets.yaml", Widgets.Yaml.Replace("storage: true", "storage: true\n    selectableFields:\n    - jsonPath: .spec.color", StringComparison.Ordinal));

        Assert.Equal(exitCode, await run.RunAsync(["lint", "@widgets.yaml", "--minimum-version", version, "--fail-on", "warning"]));

        Assert.Equal(
            exitCode == 0 ? [] : ["widgets.yaml:15:5: warning A-20: spec.versions[0].selectableFields: Kubernetes knows selectable fields since 1.31, so that an API server of 1.30 drops them, and lists that select by them fail; select by a label, or ask for a later version"],
            run.Lines);
    }

    [Fact]
    public async Task What_is_no_version_of_Kubernetes_is_refused()
    {
        Assert.Equal(2, await run.RunAsync(["lint", "-", "--minimum-version", "new"]));

        Assert.Contains("'new' is no version of Kubernetes", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_malformed_document_does_not_hide_the_others()
    {
        run.With("all.yaml", "a: [\n---\nkind: Pod\n---\n" + Widgets.Yaml.Replace("scope: Namespaced", "scope: Global"));

        Assert.Equal(1, await run.RunAsync(["lint", "@all.yaml"]));

        Assert.Equal(2, run.Lines.Length);
        Assert.StartsWith("all.yaml:2:1: error syntax: no YAML: ", run.Lines[0], StringComparison.Ordinal);
        Assert.StartsWith("all.yaml:11:3: error R-05: spec.scope", run.Lines[1], StringComparison.Ordinal);
        Assert.Contains("1 other document skipped", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_lists_and_the_standard_input_are_read()
    {
        const string Json = """
            {"kind": "List", "apiVersion": "v1", "items": [
              {"kind": "Pod"},
              {"kind": "CustomResourceDefinition", "apiVersion": "apiextensions.k8s.io/v1",
               "metadata": {"name": "ä"}, "spec": {}}]}
            """;

        Assert.Equal(1, await run.RunAsync(["lint", "-"], Json));

        Assert.Contains("stdin:4:17: error R-01: metadata.name: Invalid value: \"ä\": must be spec.names.plural+\".\"+spec.group", run.Lines);
        Assert.Contains("stdin:4:31: error R-02: spec.group: Required value", run.Lines);
    }

    [Fact]
    public async Task Malformed_json_is_one_error_with_its_place()
    {
        Assert.Equal(1, await run.With("a.json", "{\n  \"kind\": x}").RunAsync(["lint", "@a.json"]));

        Assert.StartsWith("a.json:2:11: error syntax: no JSON: 'x' is an invalid start of a value.", Assert.Single(run.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Folders_and_patterns_are_searched()
    {
        run.With("a/b/one.yaml", Widgets.Yaml).With("a/two.yml", Widgets.Yaml).With("a/note.txt", "kind: [").With("c/three.json", "{}");

        Assert.Equal(0, await run.RunAsync(["lint", "@a", "@c/*.json", "@a/**/one.*"]));

        Assert.Contains("3 definitions of 4 files; 1 other document skipped", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_path_that_is_not_there_is_told_and_the_others_are_linted()
    {
        Assert.Equal(2, await run.With("widgets.yaml", Widgets.Yaml).RunAsync(["lint", "@missing.yaml", "@widgets.yaml"]));

        Assert.Contains("missing.yaml: no such file or folder", run.Error, StringComparison.Ordinal);
        Assert.Contains("1 definition of 2 files; 1 file could not be read", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lint")]
    [InlineData("lint", "--format", "xml", "a.yaml")]
    [InlineData("lnt")]
    public async Task A_command_line_that_makes_no_sense_is_2(params string[] arguments)
    {
        Assert.Equal(2, await run.RunAsync(arguments));
        Assert.StartsWith("crdtool: ", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1, "--fail-on", "warning")]
    [InlineData(0, "--fail-on", "warning", "--severity", "error")]
    public async Task What_fails_the_run_can_be_chosen(int expected, params string[] options)
    {
        run.With("widgets.yaml", Widgets.Yaml.Replace("minimum: 1", "format: uint32"));

        Assert.Equal(expected, await run.RunAsync(["lint", "@widgets.yaml", .. options]));
    }

    [Fact]
    public async Task Names_that_two_definitions_claim_are_told()
    {
        run.With("a.yaml", Widgets.Yaml).With("b.yaml", Widgets.Yaml.Replace("widgets", "widgetz"));

        await run.RunAsync(["lint", "@a.yaml", "@b.yaml"]);

        Assert.StartsWith("b.yaml:9:5: warning P-4: spec.names.kind: 'Widget' is claimed by widgets.example.com too", Assert.Single(run.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Colours_are_for_terminals()
    {
        await run.With("widgets.yaml", Widgets.Yaml.Replace("Namespaced", "Global")).RunAsync(["lint", "@widgets.yaml"], hasColor: true);

        Assert.Contains("\u001b[31merror\u001b[0m R-05", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_is_for_programs()
    {
        await run.With("widgets.yaml", Widgets.Yaml.Replace("Namespaced", "Global")).RunAsync(["lint", "@widgets.yaml", "--format", "json"]);

        using var json = JsonDocument.Parse(run.Output);
        var finding = Assert.Single(json.RootElement.GetProperty("findings").EnumerateArray());
        Assert.Equal(7, finding.GetProperty("line").GetInt32());
        Assert.Equal("R-05", finding.GetProperty("rule").GetString());
        Assert.Equal("widgets.example.com", finding.GetProperty("definition").GetString());
        Assert.Equal(1, json.RootElement.GetProperty("summary").GetProperty("errors").GetInt32());
    }

    [Fact]
    public async Task Sarif_is_for_code_hosts()
    {
        await run.With("a b.yaml", Widgets.Yaml.Replace("Namespaced", "Global")).RunAsync(["lint", "@a b.yaml", "--format", "sarif"]);

        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal("2.1.0", json.RootElement.GetProperty("version").GetString());
        var log = json.RootElement.GetProperty("runs")[0];
        var result = Assert.Single(log.GetProperty("results").EnumerateArray());
        var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        Assert.Equal("R-05", result.GetProperty("ruleId").GetString());
        Assert.Equal("error", result.GetProperty("level").GetString());
        Assert.EndsWith("/a%20b.yaml", place.GetProperty("artifactLocation").GetProperty("uri").GetString(), StringComparison.Ordinal);
        Assert.Equal(7, place.GetProperty("region").GetProperty("startLine").GetInt32());
        Assert.Equal("crdtool", log.GetProperty("tool").GetProperty("driver").GetProperty("name").GetString());
        Assert.Equal("R-05", log.GetProperty("tool").GetProperty("driver").GetProperty("rules")[0].GetProperty("id").GetString());
    }

    [Theory]
    [InlineData("latin1.yaml", "kind: W\u00f6dget\n", "latin1.yaml:1:8: error syntax: no text in UTF-8, nor in UTF-16 with a byte order mark")]
    [InlineData("tail.yaml", "kind: Pod\n---\na: b\nc: \u00ff\n", "tail.yaml:4:4: error syntax: no text in UTF-8")]
    [InlineData("latin1.json", "{\"a\":\"\u00e4\"}", "latin1.json:1:7: error syntax: no text in UTF-8")]
    public async Task A_text_of_another_encoding_is_told_with_its_place(string file, string text, string start)
    {
        run.With(file, "");
        await File.WriteAllBytesAsync(run.PathOf(file), System.Text.Encoding.Latin1.GetBytes(text), TestContext.Current.CancellationToken);

        Assert.Equal(1, await run.RunAsync(["lint", "@" + file]));

        Assert.StartsWith(start, Assert.Single(run.Lines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    public async Task A_byte_order_mark_says_which_encoding_a_file_has(string encoding)
    {
        run.With("widgets.yaml", "");
        await File.WriteAllTextAsync(run.PathOf("widgets.yaml"), Widgets.Yaml.Replace("\n", "\r\n", StringComparison.Ordinal), System.Text.Encoding.GetEncoding(encoding), TestContext.Current.CancellationToken);

        Assert.Equal(0, await run.RunAsync(["lint", "@widgets.yaml"]));

        Assert.StartsWith("0 errors, 0 warnings in 1 definition", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a: &a [x,x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d,*d]\nf: [*e,*e,*e,*e,*e,*e,*e,*e,*e,*e]\n", "excessive aliasing")]
    [InlineData("a: &a\n  b: *a\n", "unknown anchor 'a' referenced")]
    public async Task What_is_made_to_hurt_is_one_error(string text, string words)
    {
        Assert.Equal(1, await run.With("a.yaml", text).RunAsync(["lint", "@a.yaml"]));

        Assert.Contains(words, Assert.Single(run.Lines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("deep.yaml", '[')]
    [InlineData("deep.json", '[')]
    public async Task Nesting_without_end_is_one_error(string file, char bracket)
    {
        Assert.Equal(1, await run.With(file, new string(bracket, 100_000)).RunAsync(["lint", "@" + file]));

        Assert.StartsWith(file + ":1:100", Assert.Single(run.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_files_is_told_as_a_path_that_leads_nowhere_is()
    {
        Directory.CreateDirectory(run.PathOf("empty"));

        Assert.Equal(2, await run.RunAsync(["lint", "@empty", "@nowhere"]));

        Assert.Contains("empty: no .yaml, .yml or .json file in it", run.Error, StringComparison.Ordinal);
        Assert.Contains("nowhere: no such file or folder", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_that_leads_back_is_not_followed()
    {
        run.With("crds/widgets.yaml", Widgets.Yaml);
        Directory.CreateSymbolicLink(run.PathOf("crds/again"), run.PathOf("crds"));

        Assert.Equal(0, await run.RunAsync(["lint", "@crds"]));

        Assert.StartsWith("0 errors, 0 warnings in 1 definition of 1 file\n", run.Error.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_names_the_options_and_the_exit_codes()
    {
        Assert.Equal(0, await run.RunAsync(["lint", "--help"]));

        Assert.All(["--format", "--severity", "--fail-on", "--minimum-version", "Exit code: 0 clean, 1 findings, 2 usage or unreadable"], text => Assert.Contains(text, run.Output.ReplaceLineEndings(" ").Replace("  ", " ", StringComparison.Ordinal), StringComparison.Ordinal));
    }

    [Fact]
    public async Task SARIF_has_what_its_standard_requires()
    {
        await run.With("widgets.yaml", Widgets.Yaml.Replace("minimum: 1", "minimum: x", StringComparison.Ordinal).Replace("Namespaced", "Global", StringComparison.Ordinal)).RunAsync(["lint", "@widgets.yaml", "--format", "sarif"]);

        var schema = await NJsonSchema.JsonSchema.FromJsonAsync(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Linting", "sarif-subset.schema.json"), TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        Assert.Empty(schema.Validate(run.Output));
        Assert.NotEmpty(schema.Validate(run.Output.Replace("\"text\"", "\"words\"", StringComparison.Ordinal)));
        Assert.NotEmpty(schema.Validate(run.Output.Replace("\"startLine\": ", "\"startLine\": -", StringComparison.Ordinal)));
    }
}
