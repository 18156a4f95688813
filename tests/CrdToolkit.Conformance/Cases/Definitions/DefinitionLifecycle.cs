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

    [Fact, Checklist(44, 15)]
    public async Task A_schema_says_what_it_was_given_and_nothing_else()
    {
        var widgets = await DefineAsync();

        var definition = await ReadAsync(Resource.Definitions, widgets.DefinitionName);

        Assert.DoesNotContain("null", definition.At("spec")!.ToJsonString());
        var again = await Api.PutAsync(Resource.Definitions.PathTo(widgets.DefinitionName), definition).Returns(200);
        Assert.Equal(definition.ResourceVersion(), again.ResourceVersion());
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

    [Theory, Checklist(44)]
    [InlineData("""{"plural":"as","singular":"widget","kind":"A","listKind":"AList"}""", "SingularConflict", "\"widget\" is already in use")]
    [InlineData("""{"plural":"as","singular":"a","kind":"A","listKind":"WidgetList"}""", "ListKindConflict", "\"WidgetList\" is already in use")]
    [InlineData("""{"plural":"as","singular":"a","kind":"A","listKind":"AList","shortNames":["wd"]}""", "ShortNamesConflict", "\"wd\" is already in use")]
    [InlineData("""{"plural":"as","singular":"a","kind":"A","listKind":"AList","shortNames":["widgets"]}""", "ShortNamesConflict", "\"widgets\" is already in use")]
    [InlineData("""{"plural":"wd","singular":"a","kind":"A","listKind":"AList"}""", "PluralConflict", "\"wd\" is already in use")]
    public async Task A_name_that_is_taken_is_accepted_when_it_becomes_free(string names, string reason, string message)
    {
        var widgets = await DefineAsync(definition => definition.With("spec.names.shortNames", """["wd"]"""));
        var plural = JsonNode.Parse(names).Text("plural")!;
        var path = Resource.Definitions.PathTo($"{plural}.{Group}");
        DeleteAfterwards(path);

        await Api.PostAsync(Resource.Definitions.Path, new Definition(Group).With("metadata.name", $"\"{plural}.{Group}\"").With("spec.names", names).Json).Returns(201);
        var refused = await Api.EventuallyAsync(path, answer => Condition(answer.Body, "NamesAccepted").Status == "False");
        await Api.DeleteAsync(Resource.Definitions.PathTo(widgets.DefinitionName)).Returns(200);
        var accepted = await Api.EventuallyAsync(path, answer => Condition(answer.Body, "Established").Status == "True");

        Assert.Equal(("False", reason, message), Condition(refused.Body, "NamesAccepted"));
        Assert.Equal(("False", "NotAccepted", "not all names are accepted"), Condition(refused.Body, "Established"));
        Assert.Equal(("True", "NoConflicts", "no conflicts found"), Condition(accepted.Body, "NamesAccepted"));
    }

    [Theory, Checklist(44)]
    [InlineData("unapproved, for a test", "False", "UnapprovedAnnotation", "not approved: \"unapproved, for a test\"")]
    [InlineData("https://github.com/kubernetes/kubernetes/pull/1", "True", "ApprovedAnnotation", "approved in https://github.com/kubernetes/kubernetes/pull/1")]
    public async Task A_condition_tells_whether_a_protected_group_was_approved(string annotation, string status, string reason, string message)
    {
        var definition = new Definition(Group + ".k8s.io").With("metadata.annotations", $$"""{"api-approved.kubernetes.io":"{{annotation}}"}""");
        var path = Resource.Definitions.PathTo(definition.In(Namespace).DefinitionName);
        DeleteAfterwards(path);

        await Api.PostAsync(Resource.Definitions.Path, definition.Json).Returns(201);

        var conforming = await Api.EventuallyAsync(path, answer => Condition(answer.Body, "KubernetesAPIApprovalPolicyConformant").Status is not null);
        Assert.Equal((status, reason, message), Condition(conforming.Body, "KubernetesAPIApprovalPolicyConformant"));
        var refusal = await Api.MergePatchAsync(path, """{"metadata":{"annotations":null}}""").Fails(422, "Invalid");
        refusal.HasCause("metadata.annotations[api-approved.kubernetes.io]", "FieldValueRequired");
    }

    [Fact, Checklist(44)]
    public async Task With_a_certificate_that_is_none_it_is_not_established()
    {
        var definition = new Definition(Group).With("spec.conversion", Conversion("aGVsbG8="));
        var path = Resource.Definitions.PathTo("widgets." + Group);
        DeleteAfterwards(path);

        await Api.PostAsync(Resource.Definitions.Path, definition.Json).Returns(201);
        var refused = await Api.EventuallyAsync(path, answer => Condition(answer.Body, "Established").Reason == "InvalidCABundle");
        await Api.MergePatchAsync(path, $$$"""{"spec":{"conversion":{{{Conversion("aGVsbG8y")}}}}}""").Returns(200);
        await Api.MergePatchAsync(path, """{"spec":{"conversion":{"strategy":"None","webhook":null}}}""").Returns(200);

        Assert.Equal(("False", "InvalidCABundle", "The conversion webhook CABundle is invalid"), Condition(refused.Body, "Established"));
        await Api.EventuallyAsync(path, answer => Condition(answer.Body, "Established").Status == "True");
    }

    [Theory, Checklist(44)]
    [InlineData("aGVsbG8=", "unable to load root certificates: unable to parse bytes as PEM block")]
    [InlineData("LS0tLS1CRUdJTiBQUklWQVRFIEtFWS0tLS0tCkFBQUEKLS0tLS1FTkQgUFJJVkFURSBLRVktLS0tLQo=", "unable to load root certificates: no valid certificate authority data seen")]
    [InlineData("LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCkFBQUEKLS0tLS1FTkQgQ0VSVElGSUNBVEUtLS0tLQo=", "unable to load root certificates: failed to parse certificate: x509: malformed certificate")]
    public async Task An_established_one_does_not_take_such_a_certificate(string bundle, string message)
    {
        var widgets = await DefineAsync();
        var path = Resource.Definitions.PathTo(widgets.DefinitionName);

        var refusal = await Api.MergePatchAsync(path, $$$"""{"spec":{"conversion":{{{Conversion(bundle)}}}}}""").Fails(422, "Invalid");

        refusal.HasCause("spec.conversion.webhookClientConfig.caBundle", "FieldValueInvalid", $"Invalid value: \"{bundle}\": {message}");
    }

    [Fact, Checklist(44)]
    public async Task A_stored_version_is_removed_from_the_status_and_then_from_the_versions()
    {
        var widgets = await DefineAsync();
        var path = Resource.Definitions.PathTo(widgets.DefinitionName);
        var first = (await ReadAsync(Resource.Definitions, widgets.DefinitionName)).At("spec.versions.0")!.DeepClone().AsObject();
        var second = first.With("name", "\"v2\"").ToJsonString();

        var both = await Api.MergePatchAsync(path, $$$"""{"spec":{"versions":[{{{first.With("storage", "false").ToJsonString()}}},{{{second}}}]} }""").Returns(200);
        await Api.MergePatchAsync(path, $$$"""{"spec":{"versions":[{{{second}}}]} }""").Fails(422, "Invalid");
        await Api.MergePatchAsync(path + "/status", """{"status":{"storedVersions":["v2"]}}""").Returns(200);
        var one = await Api.MergePatchAsync(path, $$$"""{"spec":{"versions":[{{{second}}}]} }""").Returns(200);

        Assert.Equal(["v1", "v2"], both.Texts("status.storedVersions"));
        Assert.Equal(["v2"], one.Texts("status.storedVersions"));
    }

    [Fact, Checklist(44)]
    public async Task Stored_versions_are_believed_and_never_none()
    {
        var widgets = await DefineAsync();
        var path = Resource.Definitions.PathTo(widgets.DefinitionName) + "/status?dryRun=All";

        var none = await Api.MergePatchAsync(path, """{"status":{"storedVersions":[]}}""").Returns(200);
        var unknown = await Api.MergePatchAsync(path, """{"status":{"storedVersions":["v1","v9"]}}""").Returns(200);

        Assert.Equal(["v1"], none.Texts("status.storedVersions"));
        Assert.Equal(["v1", "v9"], unknown.Texts("status.storedVersions"));
    }

    [Fact, Checklist(36)]
    public async Task An_apply_creates_nothing_of_a_kind_that_is_being_deleted()
    {
        var widgets = await DefineAsync();
        await CreateAsync(widgets, "held", """{"metadata":{"finalizers":["example.com/hold"]}}""");
        await Api.DeleteAsync(Resource.Definitions.PathTo(widgets.DefinitionName)).Returns(200);
        await Api.EventuallyAsync(widgets.PathTo("held"), answer => answer.Body.At("metadata.deletionTimestamp") is not null);

        var refusal = await Api.ApplyAsync(widgets.PathTo("late") + "?fieldManager=me", widgets.New("late")).Fails(403, "Forbidden");
        await Api.ApplyAsync(widgets.PathTo("held") + "?fieldManager=me", widgets.New("held", """{"spec":{"color":"red"}}""")).Returns(200);
        await Api.MergePatchAsync(widgets.PathTo("held"), """{"metadata":{"finalizers":null}}""").Returns(200);

        refusal.Says($"widgets.{Group} \"late\" is forbidden: create not allowed while custom resource definition is terminating");
        await GoneAsync(Resource.Definitions.PathTo(widgets.DefinitionName));
    }

    private static string Conversion(string bundle) => """
        {"strategy":"Webhook","webhook":{"conversionReviewVersions":["v1"],"clientConfig":{"url":"https://127.0.0.1:9/convert","caBundle":"%"}}}
        """.Replace("%", bundle, StringComparison.Ordinal);

    private static (string? Status, string? Reason, string? Message) Condition(JsonObject definition, string type)
    {
        var condition = definition.At("status.conditions")?.AsArray().SingleOrDefault(one => one.Text("type") == type);
        return (condition.Text("status"), condition.Text("reason"), condition.Text("message"));
    }
}
