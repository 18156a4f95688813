namespace CrdToolkit.Conformance.Cases.Deleting;

/// <summary>DELETE of one object.</summary>
public sealed class Deletions(ServerUnderTest server) : ConformanceCase(server)
{
    [Fact, Checklist(27)]
    public async Task An_object_without_finalizers_is_gone_at_once()
    {
        var widgets = await WidgetsAsync();
        var created = await CreateAsync(widgets, "one");

        var answer = await Api.DeleteAsync(widgets.PathTo("one")).Returns(200);

        Assert.Equal(("Status", "v1", "Success"), (answer.Text("kind"), answer.Text("apiVersion"), answer.Text("status")));
        answer.At("details").ShouldBe($$"""{"name":"one","group":"{{widgets.Group}}","kind":"widgets","uid":"{{created.Uid()}}"}""");
        await Api.GetAsync(widgets.PathTo("one")).Fails(404, "NotFound");
        await Api.DeleteAsync(widgets.PathTo("one")).Fails(404, "NotFound");
    }

    [Fact, Checklist(27)]
    public async Task The_same_name_can_be_created_again()
    {
        var widgets = await WidgetsAsync();
        var first = await CreateAsync(widgets, "one");
        await Api.DeleteAsync(widgets.PathTo("one")).Returns(200);

        var second = await CreateAsync(widgets, "one");

        Assert.NotEqual(first.Uid(), second.Uid());
        Assert.Equal(1, second.Generation());
    }

    [Fact, Checklist(30)]
    public async Task A_precondition_of_another_uid_is_a_conflict()
    {
        var widgets = await WidgetsAsync();
        var created = await CreateAsync(widgets, "one");

        var refusal = await Api.DeleteAsync(
            widgets.PathTo("one"), Options("""{"preconditions":{"uid":"11111111-2222-3333-4444-555555555555"}}""")).Fails(409, "Conflict");

        refusal.Says(
            $"Operation cannot be fulfilled on Widget.{widgets.Group} \"one\": the UID in the precondition (11111111-2222-3333-4444-555555555555) does not match the UID in record ({created.Uid()}). The object might have been deleted and then recreated");
        await ReadAsync(widgets, "one");
    }

    [Fact, Checklist(30)]
    public async Task A_precondition_of_a_stale_resource_version_is_a_conflict()
    {
        var widgets = await WidgetsAsync();
        var stale = await CreateAsync(widgets, "one");
        var current = await Api.MergePatchAsync(widgets.PathTo("one"), """{"spec":{"color":"red"}}""").Returns(200);

        var refusal = await Api.DeleteAsync(
            widgets.PathTo("one"), Options($$$"""{"preconditions":{"resourceVersion":"{{{stale.ResourceVersion()}}}"}}""")).Fails(409, "Conflict");

        refusal.Says(
            $"Operation cannot be fulfilled on Widget.{widgets.Group} \"one\": the ResourceVersion in the precondition ({stale.ResourceVersion()}) does not match the ResourceVersion in record ({current.ResourceVersion()}). The object might have been modified");
    }

    [Fact, Checklist(30)]
    public async Task Preconditions_that_hold_do_not_hinder()
    {
        var widgets = await WidgetsAsync();
        var created = await CreateAsync(widgets, "one");

        await Api.DeleteAsync(
            widgets.PathTo("one"),
            Options($$$"""{"preconditions":{"uid":"{{{created.Uid()}}}","resourceVersion":"{{{created.ResourceVersion()}}}"}}""")).Returns(200);

        await Api.GetAsync(widgets.PathTo("one")).Fails(404, "NotFound");
    }

    [Fact, Checklist(31)]
    public async Task Orphan_dependents_and_a_propagation_policy_exclude_each_other()
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one");

        var refusal = await Api.DeleteAsync(
            widgets.PathTo("one"), Options("""{"orphanDependents":true,"propagationPolicy":"Orphan"}""")).Fails(422, "Invalid");

        refusal.HasCause(
            "propagationPolicy", "FieldValueInvalid", "Invalid value: \"Orphan\": orphanDependents and deletionPropagation cannot be both set");
    }

    [Fact, Checklist(31)]
    public async Task An_unknown_propagation_policy_is_refused()
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one");

        var refusal = await Api.DeleteAsync(widgets.PathTo("one"), Options("""{"propagationPolicy":"Sideways"}""")).Fails(422, "Invalid");

        refusal.HasCause("propagationPolicy", "FieldValueNotSupported");
    }

    [Fact, Checklist(31)]
    public async Task The_policy_may_be_in_the_query()
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one", """{"metadata":{"finalizers":["example.com/hold"]}}""");

        var deleting = await Api.DeleteAsync(widgets.PathTo("one") + "?propagationPolicy=Foreground").Returns(200);
        await Api.MergePatchAsync(widgets.PathTo("one"), """{"metadata":{"finalizers":null}}""").Returns(200);

        Assert.Contains("foregroundDeletion", deleting.Texts("metadata.finalizers"));
    }

    [Theory, Checklist(31)]
    [InlineData("orphan", """{"propagationPolicy":"Background"}""", "example.com/hold")]
    [InlineData("foregroundDeletion", """{"propagationPolicy":"Background"}""", "example.com/hold")]
    [InlineData("foregroundDeletion", "{}", "foregroundDeletion example.com/hold")]
    [InlineData("foregroundDeletion", """{"propagationPolicy":"Orphan"}""", "example.com/hold orphan")]
    [InlineData("example.com/other", """{"orphanDependents":true}""", "example.com/other example.com/hold orphan")]
    [InlineData("orphan", """{"orphanDependents":false}""", "example.com/hold", 202)]
    public async Task A_policy_replaces_the_finalizers_of_another(string finalizer, string options, string expected, int code = 200)
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one", $$$"""{"metadata":{"finalizers":["{{{finalizer}}}","example.com/hold"]}}""");

        var deleting = await Api.DeleteAsync(widgets.PathTo("one"), options).Returns(code);
        await Api.MergePatchAsync(widgets.PathTo("one"), """{"metadata":{"finalizers":null}}""").Returns(200);

        Assert.Equal(expected, string.Join(' ', deleting.Texts("metadata.finalizers")));
    }

    [Fact, Checklist(31)]
    public async Task The_finalizers_of_two_policies_exclude_each_other()
    {
        var widgets = await WidgetsAsync();

        var refusal = await Api.PostAsync(
            widgets.Path, widgets.New("one", """{"metadata":{"finalizers":["orphan","foregroundDeletion"]}}""")).Fails(422, "Invalid");

        refusal.HasCause(
            "metadata.finalizers", "FieldValueInvalid", "Invalid value: [\"orphan\",\"foregroundDeletion\"]: finalizer orphan and foregroundDeletion cannot be both set");
    }

    [Theory, Checklist(30)]
    [InlineData("uid=11111111-2222-3333-4444-555555555555")]
    [InlineData("resourceVersion=1")]
    public async Task Preconditions_may_be_in_the_query(string query)
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one");

        await Api.DeleteAsync($"{widgets.PathTo("one")}?{query}").Fails(409, "Conflict");

        await ReadAsync(widgets, "one");
    }

    private static string Options(string members) =>
        JsonNode.Parse(members)!.AsObject().With("kind", "\"DeleteOptions\"").With("apiVersion", "\"v1\"").ToJsonString();
}
