using System.Net;

namespace CrdToolkit.Testing.Tests.CustomResources;

public sealed class CustomResourceLifeTests : ApiServerTest
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await DefineAsync(WidgetDefinition());
    }

    [Fact]
    public async Task A_new_object_gets_identity_and_loses_what_the_client_made_up()
    {
        var created = await PostAsync(Widgets, Widget(
            """ "name":"a","uid":"mine","creationTimestamp":"2001-01-01T00:00:00Z","generation":7,"deletionTimestamp":"2001-01-01T00:00:00Z" """,
            """ "spec":{"cpu":2},"status":{"phase":"Invented"} """));

        Assert.True(Guid.TryParse(Text(created, "metadata.uid"), out _));
        Assert.NotEqual("2001-01-01T00:00:00Z", Text(created, "metadata.creationTimestamp"));
        Assert.Equal("1", Text(created, "metadata.generation"));
        Assert.Equal("default", Text(created, "metadata.namespace"));
        Assert.Null(created["metadata"]!["deletionTimestamp"]);
        Assert.Null(created["status"]);
    }

    [Fact]
    public async Task Generation_counts_changes_of_the_spec_only()
    {
        await PostAsync(Widgets, Widget(""" "name":"a" """));

        var labelled = await MergeAsync($"{Widgets}/a", """{"metadata":{"labels":{"x":"y"}}}""");
        var reported = await MergeAsync($"{Widgets}/a/status", """{"status":{"phase":"Ready"}}""");
        var resized = await MergeAsync($"{Widgets}/a", """{"spec":{"cpu":3}}""");

        Assert.Equal(["1", "1", "2"], new[] { labelled, reported, resized }.Select(value => Text(value, "metadata.generation")));
        Assert.Equal("Ready", Text(resized, "status.phase"));
    }

    [Fact]
    public async Task A_write_that_changes_nothing_keeps_the_resource_version()
    {
        var created = await PostAsync(Widgets, Widget(""" "name":"a" """));

        var patched = await MergeAsync($"{Widgets}/a", """{"spec":{"cpu":2}}""");
        var replaced = await PutAsync($"{Widgets}/a", created.ToJsonString());

        Assert.Equal(Text(created, "metadata.resourceVersion"), Text(patched, "metadata.resourceVersion"));
        Assert.Equal(Text(created, "metadata.resourceVersion"), Text(replaced, "metadata.resourceVersion"));
    }

    [Fact]
    public async Task An_update_of_an_old_state_is_a_conflict()
    {
        var created = await PostAsync(Widgets, Widget(""" "name":"a" """));
        await MergeAsync($"{Widgets}/a", """{"spec":{"cpu":3}}""");

        var status = await PutAsync($"{Widgets}/a", created.ToJsonString(), HttpStatusCode.Conflict);

        Assert.Equal(
            "Operation cannot be fulfilled on widgets.example.com \"a\": the object has been modified; please apply your changes to the latest version and try again",
            Text(status, "message"));
    }

    [Fact]
    public async Task An_update_must_name_the_state_that_it_starts_from()
    {
        await PostAsync(Widgets, Widget(""" "name":"a" """));

        var status = await PutAsync($"{Widgets}/a", Widget(""" "name":"a" """), HttpStatusCode.UnprocessableEntity);

        Assert.Equal(
            "widgets.example.com \"a\" is invalid: metadata.resourceVersion: Invalid value: 0: must be specified for an update",
            Text(status, "message"));
    }

    [Fact]
    public async Task The_status_subresource_changes_the_status_alone()
    {
        await PostAsync(Widgets, Widget(""" "name":"a" """));

        var updated = await MergeAsync($"{Widgets}/a/status", """{"metadata":{"labels":{"x":"y"}},"spec":{"cpu":9},"status":{"phase":"Ready"}}""");

        Assert.Equal("Ready", Text(updated, "status.phase"));
        Assert.Equal("2", Text(updated, "spec.cpu"));
        Assert.Null(updated["metadata"]!["labels"]);
    }

    [Fact]
    public async Task A_deleted_object_with_finalizers_goes_with_the_last_of_them()
    {
        await PostAsync(Widgets, Widget(""" "name":"a","finalizers":["example.com/b"] """));

        var deleting = await DeleteAsync($"{Widgets}/a");
        var again = await DeleteAsync($"{Widgets}/a");
        var refused = await MergeAsync($"{Widgets}/a", """{"metadata":{"finalizers":["example.com/b","example.com/c"]}}""", HttpStatusCode.UnprocessableEntity);
        await MergeAsync($"{Widgets}/a", """{"metadata":{"finalizers":null}}""");
        await GetAsync($"{Widgets}/a", HttpStatusCode.NotFound);

        Assert.NotEqual("", Text(deleting, "metadata.deletionTimestamp"));
        Assert.Equal("2", Text(deleting, "metadata.generation"));
        Assert.Equal(Text(deleting, "metadata.resourceVersion"), Text(again, "metadata.resourceVersion"));
        Assert.Contains("no new finalizers can be added if the object is being deleted", Text(refused, "message"));
    }

    [Fact]
    public async Task A_failed_test_of_a_JSON_patch_is_told_as_422()
    {
        await PostAsync(Widgets, Widget(""" "name":"a" """));

        var status = await SendAsync(
            "PATCH", $"{Widgets}/a", """[{"op":"test","path":"/metadata/uid","value":"x"}]""", HttpStatusCode.UnprocessableEntity, "application/json-patch+json");

        Assert.Equal("the server rejected our request due to an error in our request", Text(status, "message"));
    }

    [Fact]
    public async Task Strategic_merge_patches_are_not_for_custom_resources()
    {
        await PostAsync(Widgets, Widget(""" "name":"a" """));

        var status = await SendAsync(
            "PATCH", $"{Widgets}/a", "{}", HttpStatusCode.UnsupportedMediaType, "application/strategic-merge-patch+json");

        Assert.Equal("UnsupportedMediaType", Text(status, "reason"));
    }

    [Fact]
    public async Task The_scale_subresource_reads_and_writes_replicas()
    {
        await PostAsync(Widgets, Widget(""" "name":"a" """, """ "spec":{"cpu":2,"replicas":1} """));

        var scaled = await MergeAsync($"{Widgets}/a/scale", """{"spec":{"replicas":4}}""");

        Assert.Equal("Scale", Text(scaled, "kind"));
        Assert.Equal("4", Text(await GetAsync($"{Widgets}/a"), "spec.replicas"));
    }
}
