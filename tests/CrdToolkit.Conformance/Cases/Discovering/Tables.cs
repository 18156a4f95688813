using System.Text.Encodings.Web;
using System.Text.Json;

namespace CrdToolkit.Conformance.Cases.Discovering;

/// <summary>Answers as a table, which is what kubectl get prints.</summary>
public sealed class Tables(ServerUnderTest server) : ConformanceCase(server)
{
    private const string Table = "application/json;as=Table;v=v1;g=meta.k8s.io";

    private static readonly JsonSerializerOptions Unescaped = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private const string Columns = """
        [{"name":"Color","type":"string","jsonPath":".spec.color","description":"what it looks like"},
         {"name":"Replicas","type":"integer","jsonPath":".spec.replicas","priority":1},
         {"name":"Tags","type":"string","jsonPath":".spec.tags"},
         {"name":"Age","type":"date","jsonPath":".metadata.creationTimestamp"}]
        """;

    [Fact, Checklist(58, 60)]
    public async Task A_bookmark_is_a_table_of_an_object_without_a_name()
    {
        await using var watch = await Api.WatchAsync(
            Resource.Secrets(Namespace).Path + "?sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true",
            "application/json;as=Table;v=v1;g=meta.k8s.io");

        var bookmark = await watch.NextAsync();

        Assert.Equal(("BOOKMARK", "Table"), (bookmark.Type, bookmark.Object.Text("kind")));
        bookmark.Object.At("rows.0.cells")!.ShouldBe("""["","",0,"<unknown>"]""");
        bookmark.Object.At("rows.0.object.metadata.annotations")!.ShouldBe("""{"k8s.io/initial-events-end":"true"}""");
    }

    [Fact, Checklist(60)]
    public async Task Without_columns_of_its_own_a_kind_shows_name_and_age()
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one");

        var table = await Api.GetAsync(widgets.Path, Table).Returns(200);

        Assert.Equal(("Table", "meta.k8s.io/v1"), (table.Text("kind"), table.Text("apiVersion")));
        Assert.Equal(["Name", "Age"], table.At("columnDefinitions")!.AsArray().Select(column => column.Text("name")));
        Assert.Equal(
            ("string", "name", 0L), (table.Text("columnDefinitions.0.type"), table.Text("columnDefinitions.0.format"), table.Number("columnDefinitions.0.priority")));
        Assert.Equal("one", table.Text("rows.0.cells.0"));
        Assert.Matches("^[0-9]+s$", table.Text("rows.0.cells.1"));
        Assert.StartsWith("Name must be unique within a namespace. ", table.Text("columnDefinitions.0.description"), StringComparison.Ordinal);
        Assert.StartsWith("CreationTimestamp is a timestamp representing the server time ", table.Text("columnDefinitions.1.description"), StringComparison.Ordinal);
        Assert.NotEqual("", table.ResourceVersion());
    }

    [Fact, Checklist(60)]
    public async Task Printer_columns_show_what_their_paths_say()
    {
        var widgets = await DefineAsync(definition => definition.With("spec.versions.0.additionalPrinterColumns", Columns));
        await CreateAsync(widgets, "full", """{"spec":{"color":"red","replicas":3,"tags":["a","b"]}}""");
        await CreateAsync(widgets, "void");

        var table = await Api.GetAsync(widgets.Path, Table).Returns(200);

        Assert.Equal(
            ["Name", "Color", "Replicas", "Tags", "Age"], table.At("columnDefinitions")!.AsArray().Select(column => column.Text("name")));
        Assert.Equal(1, table.Number("columnDefinitions.2.priority"));
        Assert.Equal("what it looks like", table.Text("columnDefinitions.1.description"));
        var full = table.At("rows.0.cells")!.AsArray();
        Assert.Equal(("full", "red", 3), (full[0]!.GetValue<string>(), full[1]!.GetValue<string>(), full[2]!.GetValue<int>()));
        Assert.Equal("[\"a\",\"b\"]", full[3]!.GetValue<string>());
        Assert.Matches("^[0-9]+s$", full[4]!.GetValue<string>());
        var empty = table.At("rows.1.cells")!.AsArray();
        Assert.Equal("void", empty[0]!.GetValue<string>());
        Assert.Null(empty[1]);
        Assert.Null(empty[2]);
    }

    [Fact, Checklist(60)]
    public async Task Each_row_carries_the_metadata_of_its_object()
    {
        var widgets = await WidgetsAsync();
        var created = await CreateAsync(widgets, "one", """{"metadata":{"labels":{"a":"b"}}}""");

        var table = await Api.GetAsync(widgets.Path, Table).Returns(200);

        var row = table.At("rows.0.object")!;
        Assert.Equal(("PartialObjectMetadata", "meta.k8s.io/v1"), (row.Text("kind"), row.Text("apiVersion")));
        row.At("metadata").ShouldBe(created.At("metadata")!.ToJsonString());
        Assert.Null(row.At("spec"));
    }

    [Theory, Checklist(60)]
    [InlineData("None")]
    [InlineData("Object")]
    public async Task What_a_row_carries_can_be_chosen(string include)
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one", """{"spec":{"color":"red"}}""");

        var table = await Api.GetAsync($"{widgets.Path}?includeObject={include}", Table).Returns(200);

        Assert.Equal(include == "Object" ? "red" : null, table.Text("rows.0.object.spec.color"));
    }

    [Fact, Checklist(60)]
    public async Task One_object_is_a_table_of_one_row()
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one");

        var table = await Api.GetAsync(widgets.PathTo("one"), Table).Returns(200);

        Assert.Equal("one", Assert.Single(table.At("rows")!.AsArray()).Text("cells.0"));
    }

    [Fact, Checklist(60)]
    public async Task A_watch_sends_tables_of_one_row_with_columns_in_the_first_only()
    {
        var widgets = await WidgetsAsync();
        await using var watch = await Api.WatchAsync(widgets.Path, Table);
        await CreateAsync(widgets, "one");
        await CreateAsync(widgets, "two");

        var first = await watch.NextAsync();
        var second = await watch.NextAsync();

        Assert.Equal(("ADDED", "Table", "one"), (first.Type, first.Object.Text("kind"), first.Object.Text("rows.0.cells.0")));
        Assert.Equal(2, first.Object.At("columnDefinitions")!.AsArray().Count);
        Assert.Equal("two", second.Object.Text("rows.0.cells.0"));
        Assert.True(second.Object.At("columnDefinitions") is null or JsonArray { Count: 0 });
    }

    [Fact, Checklist(60)]
    public async Task Kubectls_accept_header_falls_back_to_plain_json()
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one");

        var table = await Api.GetAsync(
            widgets.Path, Table + ",application/json;as=Table;v=v1beta1;g=meta.k8s.io,application/json").Returns(200);
        var version = await Api.GetAsync("/version", Table + ",application/json").Returns(200);

        Assert.Equal("Table", table.Text("kind"));
        Assert.NotNull(version.At("gitVersion"));
    }

    [Fact, Checklist(60)]
    public async Task Config_maps_have_columns_too()
    {
        await CreateAsync(ConfigMaps, "one", """{"data":{"a":"1","b":"2"}}""");

        var table = await Api.GetAsync(ConfigMaps.PathTo("one"), Table).Returns(200);

        Assert.Equal(["Name", "Data", "Age"], table.At("columnDefinitions")!.AsArray().Select(column => column.Text("name")));
        Assert.Equal(2, table.Number("rows.0.cells.1"));
    }

    [Theory, Checklist(60)]
    [InlineData("5", "[5,5,\"5\",null,null]")]
    [InlineData("1.5", "[1,1.5,\"1.5\",null,null]")]
    [InlineData("9007199254740993", "[9007199254740993,9007199254740992,\"9007199254740993\",null,null]")]
    [InlineData("\"x\"", "[null,null,\"x\",null,\"<invalid>\"]")]
    [InlineData("\"7\"", "[null,null,\"7\",null,\"<invalid>\"]")]
    [InlineData("true", "[null,null,\"true\",true,null]")]
    [InlineData("null", "[null,null,\"<no value>\",null,null]")]
    [InlineData("{\"k\":1}", "[null,null,\"{\\\"k\\\":1}\",null,null]")]
    [InlineData("[1,\"a\"]", "[null,null,\"[1,\\\"a\\\"]\",null,null]")]
    [InlineData("\"2999-01-01T00:00:00Z\"", "[null,null,\"2999-01-01T00:00:00Z\",null,\"<invalid>\"]")]
    public async Task A_value_of_another_type_than_its_column_is_left_out(string value, string cells)
    {
        var widgets = await DefineAsync(definition => definition
            .Spec("""{"type":"object","x-kubernetes-preserve-unknown-fields":true}""")
            .With("spec.versions.0.additionalPrinterColumns", """
                [{"name":"Integer","type":"integer","jsonPath":".spec.a"},{"name":"Number","type":"number","jsonPath":".spec.a"},
                 {"name":"Text","type":"string","jsonPath":".spec.a"},{"name":"Flag","type":"boolean","jsonPath":".spec.a"},{"name":"Date","type":"date","jsonPath":".spec.a"}]
                """));
        await CreateAsync(widgets, "one", $$$"""{"spec":{"a":{{{value}}}} }""");

        var table = await Api.GetAsync(widgets.PathTo("one"), Table).Returns(200);

        Assert.Equal(cells, new JsonArray([.. table.At("rows.0.cells")!.AsArray().Skip(1).Select(cell => cell?.DeepClone())]).ToJsonString(Unescaped));
    }

    [Theory, Checklist(60)]
    [InlineData(29, 10, "29h")]
    [InlineData(53, 10, "2d5h")]
    [InlineData(250, 10, "10d")]
    [InlineData(0, 605, "10m")]
    [InlineData(24 * 900, 60, "2y170d")]
    public async Task Dates_are_shown_as_the_time_since(int hours, int seconds, string shown)
    {
        var widgets = await DefineAsync(definition => definition.With(
            "spec.versions.0.additionalPrinterColumns", """[{"name":"Since","type":"date","jsonPath":".spec.color"}]"""));
        var time = TimeProvider.System.GetUtcNow().AddHours(-hours).AddSeconds(-seconds).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'");
        await CreateAsync(widgets, "one", $$$"""{"spec":{"color":"{{{time}}}"}}""");

        var table = await Api.GetAsync(widgets.PathTo("one"), Table).Returns(200);

        Assert.Equal(shown, table.Text("rows.0.cells.1")!.Split('m')[0] + (shown.EndsWith('m') ? "m" : ""));
    }

    [Fact, Checklist(60)]
    public async Task Paths_of_columns_go_through_lists_and_labels()
    {
        var widgets = await DefineAsync(definition => definition
            .Spec("""{"type":"object","x-kubernetes-preserve-unknown-fields":true}""")
            .With("spec.versions.0.additionalPrinterColumns", """
                [{"name":"All","type":"string","jsonPath":".spec.list[*].x"},{"name":"First","type":"string","jsonPath":".spec.list[0].x"},
                 {"name":"Filter","type":"string","jsonPath":".spec.list[?(@.x==\"q\")].y"},{"name":"Label","type":"string","jsonPath":".metadata.labels.a\\.b/c"}]
                """));
        await CreateAsync(widgets, "one", """{"metadata":{"labels":{"a.b/c":"label"}},"spec":{"list":[{"x":"p","y":1},{"x":"q","y":2}]}}""");

        var table = await Api.GetAsync(widgets.PathTo("one"), Table).Returns(200);

        table.At("rows.0.cells").ShouldBe("""["one","p","p","2","label"]""");
    }

    [Theory, Checklist(60)]
    [InlineData(".spec.tags[-1:]", "string", "c")]
    [InlineData(".spec.tags[1:2]", "string", "b")]
    [InlineData(".spec.tags[:]", "string", "a")]
    [InlineData(".spec.tags[0:9]", "string", null)]
    [InlineData(".spec.tags[2:1]", "string", null)]
    [InlineData(".spec.settings['x.y']", "string", null)]
    [InlineData(".spec.settings['x\\\\.y']", "string", "dotted")]
    [InlineData(".spec.settings['z']", "string", "plain")]
    public async Task Paths_of_columns_slice_and_quote(string path, string type, string? shown)
    {
        var column = $$"""[{"name":"X","type":"{{type}}","jsonPath":"{{path}}"}]""";
        var widgets = await DefineAsync(definition => definition.With("spec.versions.0.additionalPrinterColumns", column));
        await CreateAsync(widgets, "one", """{"spec":{"tags":["a","b","c"],"settings":{"x.y":"dotted","z":"plain"}}}""");

        var table = await Api.GetAsync(widgets.Path, Table).Returns(200);

        Assert.Equal(shown, table.Text("rows.0.cells.1"));
    }

    [Theory, Checklist(60)]
    [InlineData("2020-01-01", "<invalid>")]
    [InlineData("1.5", "<invalid>")]
    [InlineData("", "<unknown>")]
    [InlineData("null", "<unknown>")]
    public async Task A_date_is_of_one_form(string date, string shown)
    {
        var widgets = await DefineAsync(definition => definition.With(
            "spec.versions.0.additionalPrinterColumns", """[{"name":"X","type":"date","jsonPath":".spec.color"}]"""));
        await CreateAsync(widgets, "one", "{\"spec\":{\"color\":\"" + date + "\"}}");

        var table = await Api.GetAsync(widgets.Path, Table).Returns(200);

        Assert.Equal(shown, table.Text("rows.0.cells.1"));
    }

    [Fact, Checklist(60)]
    public async Task Tables_and_metadata_come_in_their_first_version_too()
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one");

        var table = await Api.GetAsync(widgets.PathTo("one"), Table.Replace("v=v1", "v=v1beta1", StringComparison.Ordinal)).Returns(200);
        var list = await Api.GetAsync(widgets.Path, "application/json;as=PartialObjectMetadataList;v=v1beta1;g=meta.k8s.io").Returns(200);
        var one = await Api.GetAsync(widgets.PathTo("one"), "application/json;as=PartialObjectMetadata;v=v1beta1;g=meta.k8s.io").Returns(200);

        Assert.Equal(("Table", "meta.k8s.io/v1beta1"), (table.Text("kind"), table.Text("apiVersion")));
        Assert.Equal("meta.k8s.io/v1beta1", table.Text("rows.0.object.apiVersion"));
        Assert.Equal(("PartialObjectMetadataList", "meta.k8s.io/v1beta1"), (list.Text("kind"), list.Text("apiVersion")));
        Assert.Equal("meta.k8s.io/v1beta1", list.Text("items.0.apiVersion"));
        Assert.Equal(("PartialObjectMetadata", "meta.k8s.io/v1beta1"), (one.Text("kind"), one.Text("apiVersion")));
    }

    [Fact, Checklist(60)]
    public async Task Writes_are_answered_in_the_shape_that_is_wanted()
    {
        var widgets = await WidgetsAsync();

        var created = await Api.SendAsync(HttpMethod.Post, widgets.Path, widgets.New("one").ToJsonString(), accept: Table).Returns(201);
        var patched = await Api.SendAsync(
            HttpMethod.Patch, widgets.PathTo("one"), "{}", "application/merge-patch+json", "application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io").Returns(200);

        Assert.Equal(("Table", "PartialObjectMetadata"), (created.Text("kind"), patched.Text("kind")));
    }

    [Fact, Checklist(53, 60)]
    public async Task A_table_has_pages()
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one");
        await CreateAsync(widgets, "two");

        var first = await Api.GetAsync(widgets.Path + "?limit=1", Table).Returns(200);
        var second = await Api.GetAsync($"{widgets.Path}?limit=1&continue={Uri.EscapeDataString(first.Text("metadata.continue")!)}", Table).Returns(200);

        Assert.Equal(("one", 1L), (first.Text("rows.0.cells.0"), first.Number("metadata.remainingItemCount")));
        Assert.Equal("two", second.Text("rows.0.cells.0"));
        Assert.Null(second.At("metadata.continue"));
    }

    [Fact, Checklist(60)]
    public async Task What_rows_carry_is_one_of_three()
    {
        var widgets = await WidgetsAsync();

        await CreateAsync(widgets, "one");

        var refusal = await Api.GetAsync(widgets.PathTo("one") + "?includeObject=Half", Table).Fails(400, "BadRequest");

        refusal.Says("Unable to convert to Table as requested: includeObject: Invalid value: \"Half\": must be 'Metadata', 'Object', 'None', or empty");
    }
}
