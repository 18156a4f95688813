namespace CrdToolkit.Conformance.Cases.Definitions;

/// <summary>The life of a CustomResourceDefinition.</summary>
public sealed class DefinitionLifecycle(ServerUnderTest server) : ConformanceCase(server)
{
    [Fact, Checklist(44)]
    public async Task It_becomes_accepted_and_established()
    {
        var widgets = await DefineAsync();

        var definition = await ReadAsync(Resource.Definitions, widgets.DefinitionName);

        Assert.Equal(("True", "NoConflicts", "no conflicts found"), Condition(definition, "NamesAccepted"));
        Assert.Equal(("True", "InitialNamesAccepted", "the initial names have been accepted"), Condition(definition, "Established"));
        definition.At("status.acceptedNames").ShouldBe(definition.At("spec.names")!.ToJsonString());
        Assert.Equal(["v1"], definition.Texts("status.storedVersions"));
        Assert.Equal(1, definition.Generation());
    }

    [Fact, Checklist(44, 39)]
    public async Task Names_and_conversion_are_defaulted()
    {
        var widgets = await DefineAsync(definition => definition.With("spec.names", """{"plural":"widgets","kind":"Widget"}"""));

        var definition = await ReadAsync(Resource.Definitions, widgets.DefinitionName);

        definition.At("spec.names").ShouldBe("""{"plural":"widgets","singular":"widget","kind":"Widget","listKind":"WidgetList"}""");
        definition.At("spec.conversion").ShouldBe("""{"strategy":"None"}""");
    }

    [Fact, Checklist(44)]
    public async Task A_status_in_the_request_is_dropped()
    {
        DeleteAfterwards(Resource.Definitions.PathTo("widgets." + Group));

        var created = await Api.PostAsync(
            Resource.Definitions.Path, new Definition(Group).With("status", """{"storedVersions":["v7"],"acceptedNames":{"plural":"x","kind":"X"},"conditions":[]}""").Json).Returns(201);

        Assert.Equal(["v1"], created.Texts("status.storedVersions"));
    }

    [Fact, Checklist(44)]
    public async Task A_kind_that_is_taken_is_not_accepted()
    {
        await DefineAsync();
        var rival = new Definition(Group).Named("Rival").With("spec.names.kind", "\"Widget\"").With("spec.names.listKind", "\"RivalList\"");
        DeleteAfterwards(Resource.Definitions.PathTo("rivals." + Group));

        await Api.PostAsync(Resource.Definitions.Path, rival.Json).Returns(201);

        var refused = await Api.EventuallyAsync(
            Resource.Definitions.PathTo("rivals." + Group), answer => Condition(answer.Body, "NamesAccepted").Status == "False");
        Assert.Equal(("False", "KindConflict", "\"Widget\" is already in use"), Condition(refused.Body, "NamesAccepted"));
        Assert.Equal("False", Condition(refused.Body, "Established").Status);
        Assert.Equal(404, (await Api.GetAsync($"/apis/{Group}/v1/rivals")).Code);
    }

    [Fact, Checklist(44)]
    public async Task Short_names_and_categories_are_discovered()
    {
        var widgets = await DefineAsync(
            definition => definition.With("spec.names.shortNames", """["wd"]""").With("spec.names.categories", """["all"]"""));

        var resource = (await Api.GetAsync(
            widgets.VersionPath).Returns(200)).At("resources")!.AsArray().Single(one => one.Text("name") == "widgets");

        Assert.Equal(["wd"], resource.Texts("shortNames"));
        Assert.Equal(["all"], resource.Texts("categories"));
    }

    [Fact, Checklist(44)]
    public async Task A_schema_change_takes_effect()
    {
        var widgets = await DefineAsync();
        await Api.JsonPatchAsync(Resource.Definitions.PathTo(widgets.DefinitionName), """
            [{"op":"add","path":"/spec/versions/0/schema/openAPIV3Schema/properties/spec/properties/size","value":{"type":"string","enum":["S","L"]}}]
            """).Returns(200);

        await Api.UntilAsync(
            () => Api.PostAsync(widgets.Path + "?dryRun=All", widgets.New("one", """{"spec":{"size":"M"}}""")), answer => answer.Code == 422);

        Assert.Equal("L", (await CreateAsync(widgets, "one", """{"spec":{"size":"L"}}""")).Text("spec.size"));
    }

    [Fact, Checklist(44, 9)]
    public async Task A_version_that_comes_later_is_served_and_a_new_storage_version_is_recorded()
    {
        var widgets = await DefineAsync();
        await CreateAsync(widgets, "one", """{"spec":{"color":"red"}}""");
        var definition = await ReadAsync(Resource.Definitions, widgets.DefinitionName);
        var second = definition.At("spec.versions.0")!.DeepClone().AsObject().With("name", "\"v2\"");

        var changed = definition.With("spec.versions.0.storage", "false");
        changed.At("spec.versions")!.AsArray().Add(second);
        var updated = await Api.PutAsync(Resource.Definitions.PathTo(widgets.DefinitionName), changed).Returns(200);

        Assert.Equal(["v1", "v2"], updated.Texts("status.storedVersions"));
        Assert.Equal(2, updated.Generation());
        var read = await Api.EventuallyAsync((widgets with { Version = "v2" }).PathTo("one"), answer => answer.Code == 200);
        Assert.Equal("red", read.Body.Text("spec.color"));
    }

    [Fact, Checklist(44)]
    public async Task A_stored_version_cannot_be_removed()
    {
        var widgets = await DefineAsync(definition => definition.WithVersion("v2"));
        var definition = await ReadAsync(Resource.Definitions, widgets.DefinitionName);
        var second = definition.At("spec.versions.1")!.DeepClone().AsObject().With("storage", "true");

        var refusal = await Api.PutAsync(
            Resource.Definitions.PathTo(widgets.DefinitionName), definition.With("spec.versions", $"[{second.ToJsonString()}]")).Fails(422, "Invalid");

        refusal.HasCause(
            "status.storedVersions[0]", "FieldValueInvalid", "Invalid value: \"v1\": missing from spec.versions; v1 was previously a storage version, and must remain in spec.versions until a storage migration ensures no data remains persisted in v1 and removes v1 from status.storedVersions");
    }

    [Fact, Checklist(36)]
    public async Task Deleting_it_deletes_its_objects_and_defining_it_again_starts_empty()
    {
        var widgets = await DefineAsync();
        await CreateAsync(widgets, "one");

        await Api.DeleteAsync(Resource.Definitions.PathTo(widgets.DefinitionName)).Returns(200);

        await GoneAsync(Resource.Definitions.PathTo(widgets.DefinitionName));
        await GoneAsync(widgets.Path);
        await GoneAsync(widgets.VersionPath);
        await DefineAsync();
        Assert.Empty((await Api.GetAsync(widgets.Path).Returns(200)).ItemNames());
    }

    [Fact, Checklist(36)]
    public async Task A_finalizer_of_an_object_holds_it_and_nothing_new_is_let_in()
    {
        var widgets = await DefineAsync();
        await CreateAsync(widgets, "held", """{"metadata":{"finalizers":["example.com/hold"]}}""");

        var deleting = await Api.DeleteAsync(Resource.Definitions.PathTo(widgets.DefinitionName)).Returns(200);
        Assert.Equal(["customresourcecleanup.apiextensions.k8s.io"], deleting.Texts("metadata.finalizers"));
        await Api.EventuallyAsync(widgets.PathTo("held"), answer => answer.Body.At("metadata.deletionTimestamp") is not null);
        var terminating = await ReadAsync(Resource.Definitions, widgets.DefinitionName);
        var refusal = await Api.PostAsync(widgets.Path, widgets.New("late")).Fails(403, "Forbidden");

        Assert.Equal("True", Condition(terminating, "Terminating").Status);
        refusal.Says($"widgets.{Group} \"late\" is forbidden: create not allowed while custom resource definition is terminating");
        await Api.MergePatchAsync(widgets.PathTo("held"), """{"metadata":{"finalizers":null}}""").Returns(200);
        await GoneAsync(Resource.Definitions.PathTo(widgets.DefinitionName));
    }

    private static (string? Status, string? Reason, string? Message) Condition(JsonObject definition, string type)
    {
        var condition = definition.At("status.conditions")?.AsArray().SingleOrDefault(one => one.Text("type") == type);
        return (condition.Text("status"), condition.Text("reason"), condition.Text("message"));
    }
}
