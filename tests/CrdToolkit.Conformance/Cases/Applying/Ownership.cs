namespace CrdToolkit.Conformance.Cases.Applying;

/// <summary>Who manages which field after writes that are no applies.</summary>
public sealed class Ownership(ServerUnderTest server) : ApplyCase(server)
{
    [Fact, Checklist(45)]
    public async Task A_creator_manages_all_that_it_sets()
    {
        var widgets = await WidgetsAsync();

        var created = await Api.PostAsync(
            widgets.Path + "?fieldManager=creator",
            widgets.New("one", """{"metadata":{"labels":{"a":"b"}},"spec":{"color":"red","tags":["x"],"settings":{}},"status":{"phase":"Lost"}}""")).Returns(201);

        Assert.Equal(["creator Update"], Managers(created));
        Manages(created, "creator", """{"f:metadata":{"f:labels":{".":{},"f:a":{}}},"f:spec":{".":{},"f:color":{},"f:settings":{},"f:tags":{}}}""");
        Assert.Equal("FieldsV1", created.Text("metadata.managedFields.0.fieldsType"));
        Assert.Equal(widgets.ApiVersion, created.Text("metadata.managedFields.0.apiVersion"));
        Assert.NotNull(created.Text("metadata.managedFields.0.time"));
    }

    [Fact, Checklist(45)]
    public async Task The_program_of_the_user_agent_is_the_manager_by_default()
    {
        var created = await CreateAsync(await WidgetsAsync(), "one", """{"spec":{"color":"red"}}""");

        Assert.Equal(["conformance Update"], Managers(created));
    }

    [Fact, Checklist(45)]
    public async Task A_name_of_a_manager_has_at_most_128_bytes_that_can_be_printed()
    {
        var widgets = await WidgetsAsync();

        var tooLong = await Api.PostAsync($"{widgets.Path}?fieldManager={new string('x', 129)}", widgets.New("one")).Fails(422, "Invalid");
        var unprintable = await Api.PostAsync($"{widgets.Path}?fieldManager=a%0Ab", widgets.New("one")).Fails(422, "Invalid");

        tooLong.HasCause("fieldManager", "FieldValueTooLong", "Too long: may not be more than 128 bytes");
        unprintable.HasCause("fieldManager", "FieldValueInvalid", "Invalid value: \"a\\nb\": invalid character U+000A (at position 1)");
    }

    [Fact, Checklist(45)]
    public async Task An_update_takes_the_fields_that_it_changes()
    {
        var widgets = await WidgetsAsync();
        var created = await Api.PostAsync(widgets.Path + "?fieldManager=creator", widgets.New("one", """{"spec":{"color":"red","replicas":1,"ratio":0.5}}""")).Returns(201);

        var updated = await Api.PutAsync(
            widgets.PathTo("one") + "?fieldManager=updater", created.With("spec", """{"color":"blue","replicas":1,"tags":["x"]}""")).Returns(200);

        Manages(updated, "creator", """{"f:spec":{".":{},"f:replicas":{}}}""");
        Manages(updated, "updater", """{"f:spec":{"f:color":{},"f:tags":{}}}""");
    }

    [Theory, Checklist(45)]
    [InlineData("application/merge-patch+json", """{"spec":{"color":"blue"}}""")]
    [InlineData("application/json-patch+json", """[{"op":"replace","path":"/spec/color","value":"blue"}]""")]
    public async Task A_patch_takes_the_fields_that_it_changes(string type, string patch)
    {
        var widgets = await WidgetsAsync();
        await ApplyAsync(widgets, "alpha", """{"spec":{"color":"red","replicas":1}}""").Returns(201);

        var patched = await Api.SendAsync(HttpMethod.Patch, widgets.PathTo("one") + "?fieldManager=patcher", patch, type).Returns(200);

        Assert.Equal(["alpha Apply", "patcher Update"], Managers(patched));
        Manages(patched, "alpha", """{"f:spec":{"f:replicas":{}}}""");
        Manages(patched, "patcher", """{"f:spec":{"f:color":{}}}""");
    }

    [Fact, Checklist(45)]
    public async Task The_status_is_managed_through_its_subresource()
    {
        var widgets = await WidgetsAsync();
        var created = await CreateAsync(widgets, "one", """{"spec":{"color":"red"}}""");

        var updated = await Api.PutAsync(
            widgets.PathTo("one", "status") + "?fieldManager=controller",
            created.With("status", """{"phase":"Ready"}""").With("spec.color", "\"blue\"").With("metadata.labels", """{"a":"b"}""")).Returns(200);

        Assert.Equal(["conformance Update", "controller Update status"], [.. Managers(updated).Order(StringComparer.Ordinal)]);
        Manages(updated, "controller", """{"f:status":{".":{},"f:phase":{}}}""");
        Manages(updated, "conformance", """{"f:spec":{".":{},"f:color":{}}}""");
    }

    [Fact, Checklist(26, 45)]
    public async Task Replicas_are_managed_through_the_scale_subresource()
    {
        var widgets = await DefineAsync(widget => widget.WithScale());
        await ApplyAsync(widgets, "alpha", """{"spec":{"color":"red","replicas":1}}""").Returns(201);

        await Api.MergePatchAsync(widgets.PathTo("one", "scale") + "?fieldManager=scaler", """{"spec":{"replicas":3}}""").Returns(200);
        var scaled = await ReadAsync(widgets, "one");

        Assert.Equal(["alpha Apply", "scaler Update scale"], Managers(scaled));
        Manages(scaled, "scaler", """{"f:spec":{"f:replicas":{}}}""");
        Manages(scaled, "alpha", """{"f:spec":{"f:color":{}}}""");
    }

    [Fact, Checklist(45)]
    public async Task What_is_removed_is_managed_by_nobody()
    {
        var widgets = await WidgetsAsync();
        await ApplyAsync(widgets, "alpha", """{"spec":{"color":"red","settings":{"a":"1","b":"2"}}}""").Returns(201);

        var patched = await Api.MergePatchAsync(widgets.PathTo("one"), """{"spec":{"color":null,"settings":{"a":null}}}""").Returns(200);

        Assert.Equal(["alpha Apply"], Managers(patched));
        Manages(patched, "alpha", """{"f:spec":{"f:settings":{"f:b":{}}}}""");
    }

    [Fact, Checklist(45)]
    public async Task One_empty_entry_forgets_all_managers()
    {
        var widgets = await WidgetsAsync();
        var created = await CreateAsync(widgets, "one", """{"spec":{"color":"red"}}""");

        var reset = await Api.PutAsync(widgets.PathTo("one"), created.With("metadata.managedFields", "[{}]")).Returns(200);
        var updated = await Api.MergePatchAsync(widgets.PathTo("one"), """{"spec":{"color":"blue"}}""").Returns(200);

        Assert.Empty(Managers(reset));
        Assert.Empty(Managers(updated));
    }

    [Fact, Checklist(45)]
    public async Task An_update_without_managers_keeps_those_there_are()
    {
        var widgets = await WidgetsAsync();
        var created = await CreateAsync(widgets, "one", """{"spec":{"color":"red"}}""");

        var updated = await Api.PutAsync(
            widgets.PathTo("one"), created.With("metadata.managedFields", "[]").With("metadata.labels", """{"a":"b"}""")).Returns(200);

        Manages(updated, "conformance", """{"f:metadata":{"f:labels":{".":{},"f:a":{}}},"f:spec":{".":{},"f:color":{}}}""");
    }

    [Fact, Checklist(45)]
    public async Task An_update_may_rewrite_the_managers()
    {
        var widgets = await WidgetsAsync();
        var created = await CreateAsync(widgets, "one", """{"spec":{"color":"red"}}""");

        var updated = await Api.PutAsync(
            widgets.PathTo("one"), created.With("metadata.managedFields.0.manager", "\"other\"").With("metadata.managedFields.0.operation", "\"Apply\"")).Returns(200);

        Assert.Equal(["other Apply"], Managers(updated));
    }

    [Fact, Checklist(45)]
    public async Task The_first_apply_to_an_object_without_managers_makes_up_one()
    {
        var widgets = await WidgetsAsync();
        var created = await CreateAsync(widgets, "one", """{"spec":{"color":"red","replicas":1}}""");
        await Api.PutAsync(widgets.PathTo("one"), created.With("metadata.managedFields", "[{}]")).Returns(200);

        var refusal = await ApplyAsync(widgets, "alpha", """{"spec":{"color":"blue"}}""").Fails(409, "Conflict");
        var applied = await ApplyAsync(widgets, "alpha", """{"spec":{"color":"red"}}""").Returns(200);

        refusal.Mentions("Apply failed with 1 conflict: conflict with \"before-first-apply\" using " + widgets.ApiVersion);
        Assert.Equal(["alpha Apply", "before-first-apply Update"], Managers(applied));
        Manages(applied, "before-first-apply", """{"f:spec":{".":{},"f:color":{},"f:replicas":{}}}""");
    }

    [Fact, Checklist(45)]
    public async Task Of_more_than_ten_updaters_the_oldest_are_put_together()
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one", """{"spec":{"settings":{}}}""");
        for (var i = 0; i < 12; i++)
        {
            await Api.MergePatchAsync($"{widgets.PathTo("one")}?fieldManager=m{i:00}", "{\"spec\":{\"settings\":{\"k" + i + "\":\"v\"}}}").Returns(200);
        }

        var managers = Managers(await ReadAsync(widgets, "one"));

        Assert.Equal(10, managers.Count);
        Assert.Contains("ancient-changes Update", managers);
    }
}
