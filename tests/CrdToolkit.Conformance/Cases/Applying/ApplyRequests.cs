namespace CrdToolkit.Conformance.Cases.Applying;

/// <summary>What the body and the parameters of an apply may say.</summary>
public sealed class ApplyRequests(ServerUnderTest server) : ApplyCase(server)
{
    [Fact, Checklist(45)]
    public async Task The_body_is_YAML()
    {
        var widgets = await WidgetsAsync();
        var body = $"apiVersion: {widgets.ApiVersion}\nkind: Widget\nmetadata:\n  name: one\nspec:\n  color: red\n";

        var applied = await Api.SendAsync(HttpMethod.Patch, widgets.PathTo("one") + "?fieldManager=alpha", body, "application/apply-patch+yaml").Returns(201);

        Assert.Equal("red", applied.Text("spec.color"));
    }

    [Theory, Checklist(6, 45)]
    [InlineData("{a: [", "error decoding YAML: ")]
    [InlineData("[1]", "error decoding YAML: ")]
    [InlineData("", "invalid object type: /, Kind=")]
    [InlineData("{}", "invalid object type: /, Kind=")]
    [InlineData("apiVersion: v1\nkind: Widget\n", "invalid object type: /v1, Kind=Widget")]
    public async Task A_body_that_is_no_configuration_of_the_kind_is_refused(string body, string message)
    {
        var widgets = await WidgetsAsync();

        var refusal = await Api.SendAsync(HttpMethod.Patch, widgets.PathTo("one") + "?fieldManager=alpha", body, "application/apply-patch+yaml").Fails(400, "BadRequest");

        Assert.StartsWith(message, refusal.Message, StringComparison.Ordinal);
    }

    [Fact, Checklist(5, 16)]
    public async Task Name_and_namespace_must_be_those_of_the_path()
    {
        var widgets = await WidgetsAsync();

        (await ApplyAsync(widgets, "alpha", """{"metadata":{"name":"two"}}""").Fails(400, "BadRequest"))
            .Says("the name of the object (two) does not match the name on the URL (one)");
        (await ApplyAsync(widgets, "alpha", """{"metadata":{"namespace":"other"}}""").Fails(400, "BadRequest"))
            .Says("the namespace of the provided object does not match the namespace sent on the request");
    }

    [Fact, Checklist(48)]
    public async Task Null_stays_where_it_is_allowed_and_is_replaced_by_a_default()
    {
        var widgets = await DefineAsync(widget => widget.SpecProperties(
            """ "maybe":{"type":"string","nullable":true},"plain":{"type":"string"},"with":{"type":"string","default":"d"} """));

        var applied = await ApplyAsync(widgets, "alpha", """{"spec":{"maybe":null,"with":null}}""").Returns(201);
        var refusal = await ApplyAsync(widgets, "alpha", """{"spec":{"plain":null}}""").Fails(422, "Invalid");

        applied.At("spec").ShouldBe("""{"maybe":null,"with":"d"}""");
        refusal.HasCause("spec.plain", "FieldValueTypeInvalid");
    }

    [Fact, Checklist(49)]
    public async Task A_wrong_resource_version_is_a_conflict_but_not_for_a_new_object()
    {
        var widgets = await WidgetsAsync();
        await ApplyAsync(widgets, "alpha", """{"metadata":{"resourceVersion":"1"},"spec":{"color":"red"}}""").Returns(201);

        var refusal = await ApplyAsync(widgets, "alpha", """{"metadata":{"resourceVersion":"1"},"spec":{"color":"blue"}}""").Fails(409, "Conflict");

        refusal.Mentions("the object has been modified; please apply your changes to the latest version and try again");
    }

    [Fact, Checklist(49)]
    public async Task A_resource_version_is_a_number_even_where_it_does_not_count()
    {
        var widgets = await WidgetsAsync();

        (await ApplyAsync(widgets, "alpha", """{"metadata":{"resourceVersion":"x"}}""").Fails(500, null)).Says("strconv.ParseUint: parsing \"x\": invalid syntax");
    }

    [Fact, Checklist(35, 45)]
    public async Task Parameters_are_refused_in_their_order()
    {
        var widgets = await WidgetsAsync();

        var refusal = await Api.ApplyAsync(widgets.PathTo("one") + "?dryRun=foo", widgets.New("one")).Fails(422, "Invalid");

        refusal.Says("PatchOptions.meta.k8s.io \"\" is invalid: [fieldManager: Required value: is required for apply patch, dryRun: Unsupported value: [\"foo\"]: supported values: \"All\"]");
    }

    [Fact, Checklist(50)]
    public async Task An_apply_cannot_delete()
    {
        var widgets = await WidgetsAsync();
        await ApplyAsync(widgets, "alpha", """{"spec":{"color":"red"}}""").Returns(201);

        var refusal = await ApplyAsync(widgets, "alpha", """{"metadata":{"deletionTimestamp":"2020-01-01T00:00:00Z"},"spec":{"color":"red"}}""").Fails(422, "Invalid");

        refusal.HasCause("metadata.deletionTimestamp", "FieldValueInvalid");
    }

    [Fact, Checklist(49)]
    public async Task The_status_of_an_object_that_does_not_exist_cannot_be_applied()
    {
        var widgets = await WidgetsAsync();

        await Api.ApplyAsync(widgets.PathTo("one", "status") + "?fieldManager=alpha", widgets.New("one", """{"status":{"phase":"Ready"}}""")).Fails(404, "NotFound");
    }

    [Fact, Checklist(35, 45)]
    public async Task A_dry_run_stores_nothing()
    {
        var widgets = await WidgetsAsync();

        var applied = await ApplyAsync(widgets, "alpha", """{"spec":{"color":"red"}}""", "&dryRun=All").Returns(201);

        Assert.Equal(["alpha Apply"], Managers(applied));
        await Api.GetAsync(widgets.PathTo("one")).Fails(404, "NotFound");
    }

    [Fact, Checklist(45)]
    public async Task Force_is_for_apply_alone()
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one");

        var refusal = await Api.MergePatchAsync(widgets.PathTo("one") + "?force=true", "{}").Fails(422, "Invalid");

        refusal.HasCause("force", "FieldValueForbidden", "Forbidden: may not be specified for non-apply patch");
    }

    [Fact, Checklist(38)]
    public async Task Repeated_members_are_a_warning_or_an_error()
    {
        var widgets = await WidgetsAsync();
        var body = $"apiVersion: {widgets.ApiVersion}\nkind: Widget\nmetadata:\n  name: one\nspec:\n  color: red\n  color: blue\n";

        var warned = await Api.SendAsync(HttpMethod.Patch, widgets.PathTo("one") + "?fieldManager=alpha&dryRun=All", body, "application/apply-patch+yaml");
        var refusal = await Api.SendAsync(
            HttpMethod.Patch, widgets.PathTo("one") + "?fieldManager=alpha&fieldValidation=Strict", body, "application/apply-patch+yaml").Fails(400, "BadRequest");

        Assert.Equal(201, warned.Code);
        Assert.Equal("blue", warned.Body.Text("spec.color"));
        Assert.Contains(warned.Warnings, warning => warning.Contains("key \"color\" already set in map", StringComparison.Ordinal));
        refusal.Mentions("error strict decoding YAML: ").Mentions("key \"color\" already set in map");
    }

    [Fact, Checklist(26, 46)]
    public async Task Replicas_of_custom_resources_cannot_be_applied()
    {
        var widgets = await DefineAsync(widget => widget.WithScale());
        await ApplyAsync(widgets, "alpha", """{"spec":{"color":"red","replicas":1}}""").Returns(201);
        var scale = JsonNode.Parse("""{"apiVersion":"autoscaling/v1","kind":"Scale","metadata":{"name":"one"},"spec":{"replicas":3}}""")!;

        var conflict = await Api.ApplyAsync(widgets.PathTo("one", "scale") + "?fieldManager=beta", scale).Fails(409, "Conflict");
        var refusal = await Api.ApplyAsync(widgets.PathTo("one", "scale") + "?fieldManager=beta&force=true", scale).Fails(500, null);

        conflict.Says("Apply failed with 1 conflict: conflict with \"alpha\": .spec.replicas");
        refusal.Mentions("request to convert CR to an invalid group/version: autoscaling/v1");
    }

    [Fact, Checklist(21, 49)]
    public async Task An_apply_of_the_object_leaves_its_status_alone()
    {
        var widgets = await WidgetsAsync();
        await ApplyAsync(widgets, "alpha", """{"spec":{"color":"red"}}""").Returns(201);
        await Api.MergePatchAsync(widgets.PathTo("one", "status"), """{"status":{"phase":"Ready"}}""").Returns(200);

        var applied = await ApplyAsync(widgets, "alpha", """{"spec":{"color":"blue"},"status":{"phase":"Lost"}}""").Returns(200);
        var conflict = await Api.ApplyAsync(
            widgets.PathTo("one", "status") + "?fieldManager=alpha&force=true", widgets.New("one", """{"metadata":{"resourceVersion":"1"},"status":{"phase":"Lost"}}""")).Fails(409, "Conflict");

        Assert.Equal(("blue", "Ready"), (applied.Text("spec.color"), applied.Text("status.phase")));
        conflict.Mentions("the object has been modified; please apply your changes to the latest version and try again");
    }
}
