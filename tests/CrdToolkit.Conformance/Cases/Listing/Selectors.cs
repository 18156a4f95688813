namespace CrdToolkit.Conformance.Cases.Listing;

/// <summary>Label and field selectors.</summary>
public sealed class Selectors(ServerUnderTest server) : ConformanceCase(server)
{
    [Theory, Checklist(54)]
    [InlineData("tier=web", "a c")]
    [InlineData("tier==web", "a c")]
    [InlineData("tier!=web", "b d")]
    [InlineData("tier in (web, db)", "a b c")]
    [InlineData("tier notin (web)", "b d")]
    [InlineData("tier", "a b c")]
    [InlineData("!tier", "d")]
    [InlineData("tier=web,env=test", "c")]
    [InlineData("tier=web,env!=test", "a")]
    [InlineData("tier=", "")]
    [InlineData("size>5", "b")]
    [InlineData("size<5", "a")]
    [InlineData("", "a b c d")]
    public async Task A_label_selector_chooses(string selector, string expected)
    {
        await CreateAsync(ConfigMaps, "a", """{"metadata":{"labels":{"tier":"web","size":"3"}}}""");
        await CreateAsync(ConfigMaps, "b", """{"metadata":{"labels":{"tier":"db","size":"7"}}}""");
        await CreateAsync(ConfigMaps, "c", """{"metadata":{"labels":{"tier":"web","env":"test"}}}""");
        await CreateAsync(ConfigMaps, "d");

        var list = await Api.GetAsync($"{ConfigMaps.Path}?labelSelector={Uri.EscapeDataString(selector)}").Returns(200);

        // a namespace of a full cluster holds a config map that nobody asked for
        Assert.Equal(expected, string.Join(' ', list.ItemNames().Where(name => name != "kube-root-ca.crt")));
    }

    [Theory, Checklist(54)]
    [InlineData("a in")]
    [InlineData("=b")]
    [InlineData("a b")]
    [InlineData("a=b c")]
    public async Task A_label_selector_that_cannot_be_read_is_refused(string selector)
    {
        var widgets = await WidgetsAsync();

        await Api.GetAsync($"{widgets.Path}?labelSelector={Uri.EscapeDataString(selector)}").Fails(400, "BadRequest");
    }

    [Fact, Checklist(54)]
    public async Task A_list_of_values_that_does_not_begin_is_told_from_one_that_does_not_end()
    {
        var widgets = await WidgetsAsync();

        (await Api.GetAsync(widgets.Path + "?labelSelector=a+in+(").Fails(400, "BadRequest"))
            .Says("unable to parse requirement: found '', expected: ',', ')' or identifier");
        (await Api.GetAsync(widgets.Path + "?labelSelector=a+in+(b").Fails(400, "BadRequest"))
            .Says("unable to parse requirement: found '', expected: ',' or ')'");
    }

    [Fact, Checklist(54)]
    public async Task Definitions_are_selected_by_name_only()
    {
        var refusal = await Api.GetAsync(Resource.Definitions.Path + "?fieldSelector=spec.group=example.com").Fails(400, "BadRequest");

        refusal.Says("\"spec.group\" is not a known field selector: only \"metadata.name\", \"metadata.namespace\"");
    }

    [Fact, Checklist(54)]
    public async Task Name_and_namespace_are_selectable()
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one");
        await CreateAsync(widgets, "two");
        await CreateAsync(widgets.In(await CreateNamespaceAsync()), "one");

        Assert.Equal(["one"], (await Api.GetAsync(widgets.Path + "?fieldSelector=metadata.name=one").Returns(200)).ItemNames());
        Assert.Equal(["two"], (await Api.GetAsync(widgets.Path + "?fieldSelector=metadata.name!=one").Returns(200)).ItemNames());
        var everywhere = await Api.GetAsync(
            $"{widgets.Everywhere}?fieldSelector=metadata.namespace={Namespace},metadata.name=one").Returns(200);
        Assert.Equal(Namespace, Assert.Single(everywhere.At("items")!.AsArray()).Text("metadata.namespace"));
    }

    [Theory, Checklist(54)]
    [InlineData("metadata.name=a=b", "invalid field selector: unescaped character in value: 61")]
    [InlineData(@"metadata.name=a\x", @"invalid field selector: invalid escape sequence: \x")]
    [InlineData("metadata.name", "invalid selector: 'metadata.name'; can't understand 'metadata.name'")]
    [InlineData("a=b=c=d,,", "invalid field selector: unescaped character in value: 61")]
    public async Task A_field_selector_that_cannot_be_read_is_refused(string selector, string message)
    {
        var refused = await Api.GetAsync($"{ConfigMaps.Path}?fieldSelector={Uri.EscapeDataString(selector)}").Fails(400, "BadRequest");

        refused.Says(message);
    }

    [Fact, Checklist(54)]
    public async Task Another_field_is_refused_in_lists_and_watches()
    {
        var widgets = await WidgetsAsync();

        var list = await Api.GetAsync(widgets.Path + "?fieldSelector=spec.color=red").Fails(400, "BadRequest");
        var watch = await Api.GetAsync(widgets.Path + "?watch=true&fieldSelector=spec.color=red").Fails(400, "BadRequest");

        list.Says("field label not supported: spec.color");
        watch.Says("field label not supported: spec.color");
    }

    [Fact, Checklist(54)]
    public async Task Selectable_fields_of_the_definition_are_selectable()
    {
        var widgets = await DefineAsync(
            definition => definition.With("spec.versions.0.selectableFields", """[{"jsonPath":".spec.color"},{"jsonPath":".spec.replicas"}]"""));
        await CreateAsync(widgets, "one", """{"spec":{"color":"red","replicas":1}}""");
        await CreateAsync(widgets, "two", """{"spec":{"color":"blue","replicas":2}}""");
        await CreateAsync(widgets, "three");

        Assert.Equal(["one"], (await Api.GetAsync(widgets.Path + "?fieldSelector=spec.color=red").Returns(200)).ItemNames());
        Assert.Equal(["two"], (await Api.GetAsync(
            widgets.Path + "?fieldSelector=spec.replicas=2,spec.color=blue").Returns(200)).ItemNames());
        Assert.Equal(["three"], (await Api.GetAsync(widgets.Path + "?fieldSelector=spec.color=").Returns(200)).ItemNames());
        Assert.Equal(["three", "two"], (await Api.GetAsync(widgets.Path + "?fieldSelector=spec.color!=red").Returns(200)).ItemNames());
    }

    [Fact, Checklist(54)]
    public async Task Selectable_fields_select_what_is_watched_and_deleted()
    {
        var widgets = await DefineAsync(definition => definition.With("spec.versions.0.selectableFields", """[{"jsonPath":".spec.color"}]"""));
        await CreateAsync(widgets, "one", """{"spec":{"color":"red"}}""");
        await CreateAsync(widgets, "two", """{"spec":{"color":"blue"}}""");
        await using var watch = await Api.WatchAsync(widgets.Path + "?fieldSelector=spec.color=red");

        await Api.MergePatchAsync(widgets.PathTo("two"), """{"spec":{"color":"red"}}""").Returns(200);
        await Api.MergePatchAsync(widgets.PathTo("one"), """{"spec":{"color":"green"}}""").Returns(200);
        await Api.DeleteAsync(widgets.Path + "?fieldSelector=spec.color=red").Returns(200);

        Assert.Equal(["ADDED one", "ADDED two", "DELETED one", "DELETED two"], await watch.NextSummariesAsync(4));
        Assert.Equal(["one"], (await Api.GetAsync(widgets.Path).Returns(200)).ItemNames());
    }

    [Fact, Checklist(54)]
    public async Task Each_version_has_selectable_fields_of_its_own()
    {
        var first = await DefineAsync(definition => definition
            .SpecProperties("\"color\":{\"type\":\"string\"},\"on\":{\"type\":\"boolean\"},\"size\":{\"type\":\"integer\"}")
            .WithVersion("v2", schema: """{"type":"object","properties":{"spec":{"type":"object","properties":{"color":{"type":"string"}}}}}""")
            .With("spec.versions.0.selectableFields", """[{"jsonPath":".spec.on"},{"jsonPath":".spec.size"}]""")
            .With("spec.versions.1.selectableFields", """[{"jsonPath":".spec.color"}]"""));
        var second = first with { Version = "v2" };
        await CreateAsync(first, "one", """{"spec":{"on":true,"size":7,"color":"red"}}""");
        await CreateAsync(first, "two", """{"spec":{"on":false}}""");

        Assert.Equal(["one"], (await Api.GetAsync(first.Path + "?fieldSelector=spec.on=true,spec.size=7").Returns(200)).ItemNames());
        Assert.Equal(["two"], (await Api.GetAsync(first.Path + "?fieldSelector=spec.on=false,spec.size=").Returns(200)).ItemNames());
        Assert.Equal(["one"], (await Api.GetAsync(second.Path + "?fieldSelector=spec.color=red").Returns(200)).ItemNames());
        (await Api.GetAsync(first.Path + "?fieldSelector=spec.color=red").Fails(400, "BadRequest")).Says("field label not supported: spec.color");
        (await Api.GetAsync(second.Path + "?fieldSelector=spec.on=true").Fails(400, "BadRequest")).Says("field label not supported: spec.on");
    }
}
