namespace CrdToolkit.Conformance.Cases.Metadata;

/// <summary>POST of a new object.</summary>
public sealed class Creating(ServerUnderTest server) : ConformanceCase(server)
{
    [Fact, Checklist(1)]
    public async Task The_server_fills_in_the_metadata()
    {
        var widgets = await WidgetsAsync();

        var created = await CreateAsync(widgets, "one", """{"spec":{"replicas":2}}""");

        Assert.Matches("^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$", created.Uid());
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$", created.Text("metadata.creationTimestamp"));
        Assert.Matches("^[1-9][0-9]*$", created.ResourceVersion());
        Assert.Equal(1, created.Generation());
        Assert.Equal(Namespace, created.Text("metadata.namespace"));
        Assert.Equal((widgets.ApiVersion, "Widget", "one"), (created.Text("apiVersion"), created.Text("kind"), created.Name()));
        created.At("spec").ShouldBe("""{"replicas":2}""");
        created.ShouldBe((await ReadAsync(widgets, "one")).ToJsonString());
    }

    [Fact, Checklist(6)]
    public async Task Who_creates_another_kind_is_told_that_alone()
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one");

        var created = await Api.PostAsync(widgets.Path, widgets.New("Two_", """{"kind":"Gadget","metadata":{"labels":{"-":"a"}}}""")).Fails(422, "Invalid");
        var patched = await Api.MergePatchAsync(widgets.PathTo("one"), """{"kind":"Gadget","metadata":{"labels":{"-":"a"}}}""").Fails(422, "Invalid");

        created.HasCauses(1).HasCause("kind", "FieldValueInvalid", "Invalid value: \"Gadget\": must be Widget");
        patched.HasCauses(3).HasCause("metadata.labels", "FieldValueInvalid").HasCause("kind", "FieldValueInvalid", "Invalid value: \"Gadget\": must be Widget");
    }

    [Fact, Checklist(6)]
    public async Task Keys_and_values_of_labels_are_measured_in_bytes()
    {
        // 32 letters of two bytes each.
        var text = new string('é', 32);

        var refusal = await Api.PostAsync(ConfigMaps.Path, ConfigMaps.New("one", $$$"""
            {"metadata":{"labels":{"{{{text}}}":"a","b":"{{{text}}}"},"annotations":{"{{{text}}}":"a"},"finalizers":["{{{text}}}"]}}
            """)).Fails(422, "Invalid");

        foreach (var field in (string[])["metadata.labels", "metadata.annotations", "metadata.finalizers"])
            refusal.HasCause(field, "FieldValueInvalid", $"Invalid value: \"{text}\": name part must be no more than 63 bytes");
        refusal.HasCause("metadata.labels", "FieldValueInvalid", $"Invalid value: \"{text}\": must be no more than 63 bytes");
    }

    [Fact, Checklist(1, 7, 29)]
    public async Task What_only_the_server_may_set_is_wiped()
    {
        var widgets = await WidgetsAsync();

        var created = await CreateAsync(widgets, "one", """
            {"metadata": {
              "uid": "11111111-2222-3333-4444-555555555555", "creationTimestamp": "2001-01-01T00:00:00Z", "generation": 42,
              "deletionTimestamp": "2001-01-01T00:00:00Z", "deletionGracePeriodSeconds": 7, "selfLink": "/made/up"}}
            """);

        Assert.NotEqual("11111111-2222-3333-4444-555555555555", created.Uid());
        Assert.NotEqual("2001-01-01T00:00:00Z", created.Text("metadata.creationTimestamp"));
        Assert.Equal(1, created.Generation());
        Assert.Null(created.At("metadata.deletionTimestamp"));
        Assert.Null(created.At("metadata.deletionGracePeriodSeconds"));
        Assert.Null(created.At("metadata.selfLink"));
    }

    [Fact, Checklist(2)]
    public async Task A_resource_version_is_refused()
    {
        var widgets = await WidgetsAsync();

        var refusal = await Api.PostAsync(widgets.Path, widgets.New("one", """{"metadata":{"resourceVersion":"1"}}""")).Fails(500, null);

        refusal.Says("resourceVersion should not be set on objects to be created");
    }

    [Fact, Checklist(3)]
    public async Task An_object_that_exists_is_a_conflict()
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one");

        var refusal = await Api.PostAsync(widgets.Path, widgets.New("one")).Fails(409, "AlreadyExists");

        refusal.Says($"widgets.{widgets.Group} \"one\" already exists").Concerns(widgets.Group, "widgets", "one");
    }

    [Fact, Checklist(3)]
    public async Task A_name_is_required()
    {
        var widgets = await WidgetsAsync();

        var refusal = await Api.PostAsync(widgets.Path, widgets.New("x").Without("metadata.name")).Fails(422, "Invalid");

        refusal
            .Mentions("metadata.name: Required value: name or generateName is required")
            .HasCause("metadata.name", "FieldValueRequired", "Required value: name or generateName is required");
    }

    [Theory, Checklist(3)]
    [InlineData("Upper")]
    [InlineData("under_score")]
    [InlineData("-dash")]
    [InlineData("dot.")]
    public async Task A_name_must_be_a_dns_subdomain(string name)
    {
        var widgets = await WidgetsAsync();

        var refusal = await Api.PostAsync(widgets.Path, widgets.New(name)).Fails(422, "Invalid");

        refusal
            .HasCause("metadata.name", "FieldValueInvalid")
            .Mentions($"Widget.{widgets.Group} \"{name}\" is invalid: metadata.name: Invalid value: \"{name}\": a lowercase RFC 1123 subdomain must consist of")
            .Concerns(widgets.Group, "Widget", name);
    }

    [Fact, Checklist(1)]
    public async Task Labels_and_annotations_are_checked()
    {
        var widgets = await WidgetsAsync();

        var refusal = await Api.PostAsync(
            widgets.Path, widgets.New("one", """{"metadata":{"labels":{"a b":"c","ok":"not ok"},"annotations":{"/x":"y"}}}""")).Fails(422, "Invalid");

        refusal
            .HasCause("metadata.labels", "FieldValueInvalid")
            .HasCause("metadata.annotations", "FieldValueInvalid")
            .HasCauses(3);
    }

    [Fact, Checklist(1)]
    public async Task Owner_references_must_be_complete()
    {
        var widgets = await WidgetsAsync();

        var refusal = await Api.PostAsync(
            widgets.Path, widgets.New("one", """{"metadata":{"ownerReferences":[{"apiVersion":"v1","kind":"ConfigMap","name":"x","uid":""}]}}"""))
            .Fails(422, "Invalid");

        refusal.HasCause("metadata.ownerReferences.uid", "FieldValueInvalid", "Invalid value: \"\": must not be empty");
    }

    [Fact, Checklist(1)]
    public async Task Only_one_owner_may_be_the_controller()
    {
        var widgets = await WidgetsAsync();

        var refusal = await Api.PostAsync(widgets.Path, widgets.New("one", """
            {"metadata":{"ownerReferences":[
              {"apiVersion":"v1","kind":"ConfigMap","name":"x","uid":"1","controller":true},
              {"apiVersion":"v1","kind":"ConfigMap","name":"y","uid":"2","controller":true}]}}
            """)).Fails(422, "Invalid");

        refusal.HasCause("metadata.ownerReferences", "FieldValueInvalid");
    }

    [Theory, Checklist(16, 28)]
    [InlineData("""{"labels":{"a b":"c"}}""", "metadata.labels", 3)]
    [InlineData("""{"annotations":{"A B":"c"}}""", "metadata.annotations", 3)]
    [InlineData("""{"ownerReferences":[{"apiVersion":"v1","kind":"Event","name":"x","uid":"1"}]}""", "metadata.ownerReferences", 3)]
    [InlineData("""{"uid":"other"}""", "metadata.uid", 2)]
    [InlineData("""{"finalizers":["orphan","foregroundDeletion"]}""", "metadata.finalizers", 1)]
    public async Task Of_a_write_each_cause_is_told_as_often_as_it_is_found(string metadata, string field, int count)
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one");
        await CreateAsync(ConfigMaps, "one");

        foreach (var path in (string[])[widgets.PathTo("one"), ConfigMaps.PathTo("one")])
        {
            var refusal = await Api.MergePatchAsync(path, "{\"metadata\":" + metadata + "}").Fails(422, "Invalid");

            Assert.Equal(Enumerable.Repeat(field, count), refusal.Causes.Select(cause => cause.Text("field")));
        }
    }

    [Fact, Checklist(1)]
    public async Task Owners_are_shown_as_they_were_written()
    {
        var widgets = await WidgetsAsync();

        var refusal = await Api.PostAsync(widgets.Path, widgets.New("one", """
            {"metadata":{"ownerReferences":[
              {"uid":"1","apiVersion":"v1","kind":"ConfigMap","controller":true,"name":"x"},{"apiVersion":"v1","kind":"ConfigMap","name":"y","uid":"2","controller":true}]}}
            """)).Fails(422, "Invalid");

        refusal.Mentions(
            """Invalid value: [{"apiVersion":"v1","kind":"ConfigMap","name":"x","uid":"1","controller":true},{"apiVersion":"v1","kind":"ConfigMap","name":"y","uid":"2","controller":true}]: Only one""");
    }

    [Fact, Checklist(1)]
    public async Task What_the_server_sets_nobody_owns()
    {
        var widgets = await WidgetsAsync();

        var created = await CreateAsync(widgets, "one", """{"metadata":{"deletionTimestamp":"2020-01-01T00:00:00Z","deletionGracePeriodSeconds":5}}""");

        Assert.Null(created.At("metadata.managedFields"));
    }

    [Fact, Checklist(1)]
    public async Task Names_with_two_slashes_are_no_keys()
    {
        var widgets = await WidgetsAsync();

        foreach (var metadata in (string[])["\"labels\":{\"a/b/c\":\"x\"}", "\"annotations\":{\"a/b/c\":\"x\"}", "\"finalizers\":[\"a/b/c\"]"])
        {
            var refusal = await Api.PostAsync(widgets.Path, widgets.New("one", "{\"metadata\":{" + metadata + "}}")).Fails(422, "Invalid");

            refusal.Mentions("Invalid value: \"a/b/c\": a valid label key must consist of alphanumeric characters");
        }
    }

    [Fact, Checklist(28)]
    public async Task A_finalizer_of_kubernetes_itself_needs_no_domain()
    {
        var widgets = await WidgetsAsync();

        var own = await Api.PostAsync(widgets.Path + "?dryRun=All", widgets.New("one", """{"metadata":{"finalizers":["kubernetes"]}}"""));
        var other = await Api.PostAsync(widgets.Path + "?dryRun=All", widgets.New("one", """{"metadata":{"finalizers":["other"]}}"""));

        Assert.Empty(own.Expect(201).Warnings);
        Assert.Single(other.Expect(201).Warnings);
    }

    [Fact, Checklist(20)]
    public async Task Of_concurrent_creates_of_one_name_exactly_one_wins()
    {
        var widgets = await WidgetsAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Api.PostAsync(widgets.Path, widgets.New("one"))));

        Assert.Equal([201, 409, 409, 409, 409, 409, 409, 409], answers.Select(answer => answer.Code).Order());
    }
}
