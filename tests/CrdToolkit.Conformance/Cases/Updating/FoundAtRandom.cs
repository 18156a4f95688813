namespace CrdToolkit.Conformance.Cases.Updating;

/// <summary>Answers that random requests showed to differ (see <c>Differential</c>); each is stated here by itself.</summary>
public sealed class FoundAtRandom(ServerUnderTest server) : ConformanceCase(server)
{
    [Fact, Checklist(13)]
    public async Task The_name_of_an_update_is_checked_before_the_object_is_looked_for()
    {
        var widgets = await WidgetsAsync();

        var status = await Api.PutAsync(widgets.PathTo("absent"), widgets.New("other")).Returns(400);

        Assert.Equal("the name of the object (other) does not match the name on the URL (absent)", status.Text("message"));
    }

    [Fact, Checklist(17)]
    public async Task A_merge_patch_takes_nulls_out_of_objects_inside_of_lists()
    {
        var widgets = await DefineAsync(widget => widget.Spec("""{"type":"object","x-kubernetes-preserve-unknown-fields":true}"""));
        await CreateAsync(widgets, "one", """{"spec":{"list":[]}}""");

        var patched = await Api.MergePatchAsync(widgets.PathTo("one"), """{"spec":{"list":[1,null,{"x":null,"y":2}]}}""").Returns(200);

        patched.At("spec.list").ShouldBe("""[1,null,{"y":2}]""");
    }

    [Fact, Checklist(17)]
    public async Task A_JSON_patch_is_read_whole_before_its_first_operation()
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one");

        var status = await Api.JsonPatchAsync(widgets.PathTo("one"), """[{"op":"remove","path":"/spec/absent/0"},{"op":"odd","path":"/spec"}]""").Returns(400);

        Assert.Equal("""invalid operation {"op":"odd","path":"/spec"}: unsupported operation""", status.Text("message"));
    }

    [Fact, Checklist(8)]
    public async Task Numbers_come_back_as_Go_prints_them()
    {
        var widgets = await WidgetsAsync();

        var created = await CreateAsync(widgets, "one", """{"spec":{"ratio":2.0}}""");
        var patched = await Api.MergePatchAsync(widgets.PathTo("one"), """{"spec":{"ratio":1e3}}""").Returns(200);

        Assert.Equal(("2", "1000"), (created.At("spec.ratio")!.ToJsonString(), patched.At("spec.ratio")!.ToJsonString()));
    }

    [Fact, Checklist(26)]
    public async Task The_fields_behind_scale_are_judged_in_every_write()
    {
        var widgets = await DefineAsync(widget => widget.WithScale());

        var large = await Api.PostAsync(widgets.Path, widgets.New("one", """{"spec":{"replicas":3000000000}}""")).Returns(422);
        await CreateAsync(widgets, "one", """{"spec":{"replicas":1}}""");
        var negative = await Api.MergePatchAsync(widgets.PathTo("one", "status"), """{"status":{"replicas":-1}}""").Returns(422);

        Assert.Equal(".spec.replicas", large.Text("details.causes.0.field"));
        Assert.Equal("Invalid value: 3000000000: should be less than or equal to 2147483647", large.Text("details.causes.0.message"));
        Assert.Equal("Invalid value: -1: should be a non-negative integer", negative.Text("details.causes.0.message"));
    }

    [Fact, Checklist(6)]
    public async Task Who_sends_another_kind_is_told_only_that()
    {
        var widgets = await WidgetsAsync();
        var gadget = widgets.New("one", """{"spec":{"color":1,"unknown":true}}""").With("kind", "\"Gadget\"");

        var answer = await Api.PostAsync(widgets.Path, gadget);

        Assert.Empty(answer.Warnings);
        Assert.Equal(["kind"], answer.Expect(422).Body.At("details.causes")!.AsArray().Select(cause => cause.Text("field")));
    }

    [Fact, Checklist(6)]
    public async Task Unreadable_metadata_is_told_with_the_kind_that_was_sent()
    {
        var widgets = await WidgetsAsync();
        var gadget = widgets.New("one", """{"metadata":{"annotations":{"note":1}}}""").With("kind", "\"Gadget\"");

        var status = await Api.PostAsync(widgets.Path, gadget).Returns(400);

        Assert.Equal(
            "Gadget in version \"v1\" cannot be handled as a Widget: json: cannot unmarshal number into Go struct field ObjectMeta.annotations of type string", status.Text("message"));
    }

    [Fact, Checklist(50)]
    public async Task The_uid_of_an_absent_object_is_told_before_its_missing_name()
    {
        var configuration = ConfigMaps.New("one").Without("metadata.name").With("metadata.uid", "\"11111111-2222-3333-4444-555555555555\"");

        var status = await Api.ApplyAsync(ConfigMaps.PathTo("one") + "?fieldManager=alpha", configuration).Returns(409);

        Assert.Contains("uid mismatch: the provided object specified uid 11111111-2222-3333-4444-555555555555, and no existing object was found", status.Text("message"), StringComparison.Ordinal);
    }

    [Fact, Checklist(6)]
    public async Task A_kind_that_nobody_knows_is_named()
    {
        var status = await Api.PostAsync(ConfigMaps.Path, ConfigMaps.New("one").With("kind", "\"Gadget\"")).Returns(400);

        Assert.StartsWith(
            "Gadget in version \"v1\" cannot be handled as a ConfigMap: no kind \"Gadget\" is registered for version \"v1\" in scheme", status.Text("message"), StringComparison.Ordinal);
    }

    [Fact, Checklist(27)]
    public async Task A_name_is_taken_until_the_object_is_gone()
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one", """{"metadata":{"finalizers":["example.com/hold"]}}""");
        await Api.DeleteAsync(widgets.PathTo("one")).Returns(200);

        var status = await Api.PostAsync(widgets.Path, widgets.New("one")).Returns(409);

        Assert.Equal($"object is being deleted: {widgets.DefinitionName} \"one\" already exists", status.Text("message"));
    }

    [Fact, Checklist(35)]
    public async Task A_dry_run_does_not_mind_a_resource_version_on_creation()
    {
        var map = ConfigMaps.New("one").With("metadata.resourceVersion", "\"5\"");

        await Api.PostAsync(ConfigMaps.Path, map).Returns(500);
        await Api.PostAsync(ConfigMaps.Path + "?dryRun=All", map).Returns(201);
    }

    [Fact, Checklist(45)]
    public async Task What_the_schema_cannot_read_has_no_managers()
    {
        var widgets = await WidgetsAsync();

        var created = await CreateAsync(widgets, "one", """{"spec":{"color":"red"},"status":{"phase":1}}""");

        Assert.Null(created.At("metadata.managedFields"));
    }

    [Fact, Checklist(45)]
    public async Task An_applied_value_that_no_kind_can_hold_is_told_as_a_failed_conversion()
    {
        var secrets = BuiltIn("", "v1", "Secret", "secrets");

        var status = await Api.ApplyAsync(secrets.PathTo("one") + "?fieldManager=alpha", secrets.New("one", """{"data":{"a":"?"}}""")).Returns(500);

        Assert.Equal(
            "failed to convert new object (/one; /v1, Kind=Secret) to proper version: unable to convert unstructured object to /v1, Kind=Secret: error decoding from json: illegal base64 data at input byte 0",
            status.Text("message"));
    }

    [Fact, Checklist(27)]
    public async Task A_finalizer_without_a_domain_warns_when_it_is_added()
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one");

        var added = await Api.MergePatchAsync(widgets.PathTo("one"), """{"metadata":{"finalizers":["bad"]}}""");
        var kept = await Api.MergePatchAsync(widgets.PathTo("one"), """{"spec":{"color":"red"}}""");

        Assert.Equal(
            ["metadata.finalizers: \"bad\": prefer a domain-qualified finalizer name to avoid accidental conflicts with other finalizer writers"], added.Expect(200).Warnings);
        Assert.Empty(kept.Expect(200).Warnings);
    }

    [Fact, Checklist(54)]
    public async Task A_selector_with_one_sign_too_many_is_told_where_it_breaks()
    {
        var status = await Api.GetAsync(ConfigMaps.Path + "?labelSelector=app%3D%3D%3Dx").Returns(400);

        Assert.Equal("unable to parse requirement: found '=', expected: identifier", status.Text("message"));
    }
}
