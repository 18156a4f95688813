using System.Net;

namespace CrdToolkit.Testing.Tests.Snapshots;

public sealed class SnapshotTests : ApiServerTest
{
    [Fact]
    public async Task What_came_goes_what_went_comes_back_and_what_changed_is_as_it_was()
    {
        var kept = await PostAsync(ConfigMaps, ConfigMap(""" "name":"kept" """));
        var gone = await PostAsync(ConfigMaps, ConfigMap(""" "name":"gone" """));
        var changed = await PostAsync(ConfigMaps, ConfigMap(""" "name":"changed" """));
        var snapshot = await Server.SnapshotAsync();
        await DeleteAsync($"{ConfigMaps}/gone");
        await MergeAsync($"{ConfigMaps}/changed", """{"data":{"a":"other"}}""");
        await PostAsync(ConfigMaps, ConfigMap(""" "name":"new" """));

        await Server.RestoreAsync(snapshot);

        await GetAsync($"{ConfigMaps}/new", HttpStatusCode.NotFound);
        Assert.Equal(Text(gone, "metadata.uid"), Text(await GetAsync($"{ConfigMaps}/gone"), "metadata.uid"));
        Assert.Equal("b", Text(await GetAsync($"{ConfigMaps}/changed"), "data.a"));
        Assert.Equal(Text(kept, "metadata.resourceVersion"), Text(await GetAsync($"{ConfigMaps}/kept"), "metadata.resourceVersion"));
        Assert.NotEqual(Text(changed, "metadata.resourceVersion"), Text(await GetAsync($"{ConfigMaps}/changed"), "metadata.resourceVersion"));
    }

    [Fact]
    public async Task Watches_see_it_as_changes()
    {
        await PostAsync(ConfigMaps, ConfigMap(""" "name":"a" """));
        await PostAsync(ConfigMaps, ConfigMap(""" "name":"b" """));
        var snapshot = await Server.SnapshotAsync();
        await DeleteAsync($"{ConfigMaps}/a");
        await MergeAsync($"{ConfigMaps}/b", """{"data":{"a":"other"}}""");
        await PostAsync(ConfigMaps, ConfigMap(""" "name":"c" """));
        var now = Text(await GetAsync(ConfigMaps), "metadata.resourceVersion");
        await using var watch = await WatchAsync($"{ConfigMaps}?resourceVersion={now}");

        await Server.RestoreAsync(snapshot);

        Assert.Equal(["DELETED c", "ADDED a", "MODIFIED b"], await watch.TakeAsync(3));
    }

    [Fact]
    public async Task An_object_that_was_replaced_by_a_namesake_is_deleted_and_comes_back()
    {
        var first = await PostAsync(ConfigMaps, ConfigMap(""" "name":"a" """));
        var snapshot = await Server.SnapshotAsync();
        await DeleteAsync($"{ConfigMaps}/a");
        var second = await PostAsync(ConfigMaps, ConfigMap(""" "name":"a" """));
        await using var watch = await WatchAsync($"{ConfigMaps}?resourceVersion={Text(second, "metadata.resourceVersion")}");

        await Server.RestoreAsync(snapshot);

        Assert.Equal(["DELETED a", "ADDED a"], await watch.TakeAsync(2));
        Assert.Equal(Text(first, "metadata.uid"), Text(await GetAsync($"{ConfigMaps}/a"), "metadata.uid"));
    }

    [Fact]
    public async Task Definitions_and_their_objects_come_back_and_go()
    {
        var empty = await Server.SnapshotAsync();
        await DefineAsync(WidgetDefinition());
        await PostAsync(Widgets, Widget(""" "name":"a" """));
        var defined = await Server.SnapshotAsync();

        await Server.RestoreAsync(empty);
        using (var unknown = await RequestAsync("GET", Widgets, null))
        {
            Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        }

        await DefineAsync(WidgetDefinition());
        await Server.RestoreAsync(defined);

        Assert.Equal("a", Text(Assert.Single((await GetAsync(Widgets))["items"]!.AsArray())!, "metadata.name"));
        await PostAsync(Widgets, Widget(""" "name":"b" """));
    }

    [Fact]
    public async Task Objects_come_back_once_when_their_definition_was_replaced_by_a_namesake()
    {
        await DefineAsync(WidgetDefinition());
        await PostAsync(Widgets, Widget(""" "name":"a" """));
        var snapshot = await Server.SnapshotAsync();
        await DeleteAsync($"{Definitions}/widgets.example.com");
        await Server.SnapshotAsync();
        await DefineAsync(WidgetDefinition());
        await using var watch = await WatchAsync(Widgets);

        await Server.RestoreAsync(snapshot);
        await PostAsync(Widgets, Widget(""" "name":"b" """));

        Assert.Equal(["ADDED a", "ADDED b"], await watch.TakeAsync(2));
    }

    [Fact]
    public async Task Who_reads_meanwhile_sees_all_of_it_or_nothing()
    {
        await PostAsync(ConfigMaps, ConfigMap(""" "name":"a" """));
        await PostAsync(ConfigMaps, ConfigMap(""" "name":"b" """));
        var both = await Server.SnapshotAsync();
        await DeleteAsync($"{ConfigMaps}/a");
        await DeleteAsync($"{ConfigMaps}/b");
        var none = await Server.SnapshotAsync();

        var restoring = Task.Run(async () =>
        {
            for (var i = 0; i < 200; i++)
            {
                await Server.RestoreAsync(i % 2 == 0 ? both : none);
            }
        }, Cancellation);
        var seen = new HashSet<string>();
        while (!restoring.IsCompleted)
        {
            var names = (await GetAsync(ConfigMaps))["items"]!.AsArray().Select(item => Text(item!, "metadata.name"));
            seen.Add(string.Join(' ', names.Where(name => name != "kube-root-ca.crt")));
        }

        await restoring;
        Assert.Subset(new HashSet<string> { "", "a b" }, seen);
    }

    [Fact]
    public async Task Another_server_can_start_from_it()
    {
        await DefineAsync(WidgetDefinition());
        await PostAsync(Widgets, Widget(""" "name":"a" """));
        var snapshot = await Server.SnapshotAsync();
        await using var other = await LocalApiServer.StartAsync(cancellationToken: Cancellation);

        await other.RestoreAsync(snapshot);

        using var answer = await Http.GetAsync(new Uri(other.BaseUri, $"{Widgets}/a"), Cancellation);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Owners_and_dependents_stay_together()
    {
        var owner = await PostAsync(ConfigMaps, ConfigMap(""" "name":"owner" """));
        await PostAsync(ConfigMaps, ConfigMap(
            $$""" "name":"dependent","ownerReferences":[{"apiVersion":"v1","kind":"ConfigMap","name":"owner","uid":"{{Text(owner, "metadata.uid")}}"}] """));
        var snapshot = await Server.SnapshotAsync();
        await DeleteAsync($"{ConfigMaps}/owner");

        await Server.RestoreAsync(snapshot);

        await GetAsync($"{ConfigMaps}/owner");
        await GetAsync($"{ConfigMaps}/dependent");
    }
}
