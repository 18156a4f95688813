namespace CrdToolkit.Conformance.Cases.Deleting;

/// <summary>metadata.deletionTimestamp belongs to the server.</summary>
public sealed class DeletionTimestamps(ServerUnderTest server) : ConformanceCase(server)
{
    [Fact, Checklist(29)]
    public async Task It_cannot_be_set_on_a_live_object()
    {
        var widgets = await WidgetsAsync();
        var created = await CreateAsync(widgets, "one");

        var refusal = await Api.PutAsync(
            widgets.PathTo("one"), created.With("metadata.deletionTimestamp", "\"2030-01-01T00:00:00Z\"")).Fails(422, "Invalid");

        refusal.HasCause("metadata.deletionTimestamp", "FieldValueInvalid");
    }

    [Fact, Checklist(29)]
    public async Task Clearing_it_is_silently_ignored()
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one", """{"metadata":{"finalizers":["example.com/a"]}}""");
        var deleting = await Api.DeleteAsync(widgets.PathTo("one")).Returns(200);

        var updated = await Api.PutAsync(
            widgets.PathTo("one"),
            deleting.Without("metadata.deletionTimestamp").Without("metadata.deletionGracePeriodSeconds").With("spec", """{"color":"red"}""")).Returns(200);

        Assert.Equal(deleting.Text("metadata.deletionTimestamp"), updated.Text("metadata.deletionTimestamp"));
        Assert.Equal(0, updated.Number("metadata.deletionGracePeriodSeconds"));
        Assert.Equal("red", updated.Text("spec.color"));
        await Api.MergePatchAsync(widgets.PathTo("one"), """{"metadata":{"finalizers":null}}""").Returns(200);
    }

    [Fact, Checklist(29)]
    public async Task A_patch_with_finalizers_removed_and_the_timestamp_cleared_still_deletes()
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one", """{"metadata":{"finalizers":["example.com/a"]}}""");
        await Api.DeleteAsync(widgets.PathTo("one")).Returns(200);

        await Api.MergePatchAsync(widgets.PathTo("one"), """{"metadata":{"finalizers":null,"deletionTimestamp":null}}""").Returns(200);

        await Api.GetAsync(widgets.PathTo("one")).Fails(404, "NotFound");
    }

    [Fact, Checklist(29)]
    public async Task A_patch_cannot_set_it_either()
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one");

        var refusal = await Api.MergePatchAsync(widgets.PathTo("one"), """{"metadata":{"deletionTimestamp":"2030-01-01T00:00:00Z"}}""").Fails(422, "Invalid");

        refusal.HasCause("metadata.deletionTimestamp", "FieldValueInvalid", "Invalid value: \"2030-01-01T00:00:00Z\": field is immutable");
    }

    [Fact, Checklist(29)]
    public async Task Another_time_is_ignored_and_another_grace_period_refused()
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one", """{"metadata":{"finalizers":["example.com/a"]}}""");
        var deleting = await Api.DeleteAsync(widgets.PathTo("one")).Returns(200);

        var patched = await Api.MergePatchAsync(widgets.PathTo("one"), """{"metadata":{"deletionTimestamp":"2030-01-01T00:00:00Z"}}""").Returns(200);
        var refusal = await Api.MergePatchAsync(widgets.PathTo("one"), """{"metadata":{"deletionGracePeriodSeconds":7}}""").Fails(422, "Invalid");
        await Api.MergePatchAsync(widgets.PathTo("one"), """{"metadata":{"finalizers":null}}""").Returns(200);

        Assert.Equal(deleting.Text("metadata.deletionTimestamp"), patched.Text("metadata.deletionTimestamp"));
        refusal.HasCause("metadata.deletionGracePeriodSeconds", "FieldValueInvalid", "Invalid value: 7: field is immutable");
    }
}
