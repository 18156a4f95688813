using k8s;
using k8s.Models;
using Microsoft.Extensions.Time.Testing;

namespace CrdToolkit.Testing.Tests.Clients;

public sealed class ClientWaitTests : ApiServerTest
{
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

    private Kubernetes Client => field ??= Server.CreateClient();

    protected override LocalApiServerOptions Options => new() { TimeProvider = time };

    [Fact]
    public async Task An_object_that_is_as_expected_is_given_at_once()
    {
        await PostAsync(ConfigMaps, ConfigMap(""" "name":"a" """));

        var map = await Client.WaitForAsync<V1ConfigMap>("a", "default", map => map.Data["a"] == "b", cancellationToken: Cancellation);

        Assert.Equal("a", map.Name());
    }

    [Fact]
    public async Task An_object_that_comes_later_and_changes_is_waited_for()
    {
        var waiting = Client.WaitForAsync<V1ConfigMap>("a", "default", map => map.Data["a"] == "c", cancellationToken: Cancellation);
        await PostAsync(ConfigMaps, ConfigMap(""" "name":"a" """));
        await PostAsync(ConfigMaps, ConfigMap(""" "name":"other" """, """ "data":{"a":"c"} """));
        await MergeAsync($"{ConfigMaps}/a", """{"data":{"a":"c"}}""");

        Assert.Equal("a", (await waiting).Name());
    }

    [Fact]
    public async Task A_custom_resource_is_waited_for_by_its_kind()
    {
        await DefineAsync(WidgetDefinition());
        await PostAsync(Widgets, Widget(""" "name":"a" """));
        var waiting = Client.WaitForAsync(
            "example.com/v1", "Widget", "a", "default", widget => (string?)widget["status"]?["phase"] == "Ready", cancellationToken: Cancellation);

        await MergeAsync($"{Widgets}/a/status", """{"status":{"phase":"Ready"}}""");

        Assert.Equal("Ready", (string?)(await waiting)["status"]!["phase"]);
    }

    [Fact]
    public async Task What_does_not_come_in_time_is_shown_as_it_is_instead()
    {
        await PostAsync(ConfigMaps, ConfigMap(""" "name":"a" """));

        var error = await TimesOutAsync(
            () => Client.WaitForAsync<V1ConfigMap>("a", "default", map => map.Data["a"] == "z", TimeSpan.FromSeconds(3), time, Cancellation));

        Assert.StartsWith(
            "ConfigMap \"a\" in namespace \"default\" did not become as expected within 3 s (0 changes seen). Expected: map => map.Data[\"a\"] == \"z\"\nInstead it is\napiVersion: v1\n",
            error.Message);
        Assert.Contains("data:\n  a: b\n", error.Message);
    }

    [Fact]
    public async Task What_does_not_exist_is_said_not_to()
    {
        var error = await TimesOutAsync(() => Client.WaitForAsync<V1Namespace>("nowhere", null, _ => true, time: time, cancellationToken: Cancellation));

        Assert.Equal(
            "Namespace \"nowhere\" did not become as expected within 10 s (0 changes seen). Expected: _ => true\nIt does not exist.", error.Message);
    }

    [Fact]
    public async Task Waiting_goes_on_when_the_watch_ends()
    {
        Server.Faults.Add(Fault.EndWatch() with { Times = 3 });
        var waiting = Client.WaitForAsync<V1ConfigMap>("a", "default", _ => true, cancellationToken: Cancellation);

        await PostAsync(ConfigMaps, ConfigMap(""" "name":"a" """));

        Assert.Equal("a", (await waiting).Name());
    }

    [Fact]
    public async Task What_is_deleted_is_waited_for()
    {
        await PostAsync(ConfigMaps, ConfigMap(""" "name":"a","finalizers":["example.com/hold"] """));
        await DeleteAsync($"{ConfigMaps}/a");
        var waiting = Client.WaitUntilGoneAsync<V1ConfigMap>("a", "default", cancellationToken: Cancellation);
        Assert.False(waiting.IsCompleted);

        await MergeAsync($"{ConfigMaps}/a", """{"metadata":{"finalizers":null}}""");

        await waiting;
    }

    [Fact]
    public async Task A_kind_that_is_not_served_is_told_with_the_way_out()
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            Client.WaitForAsync("example.com/v1", "Widget", "a", "default", _ => true, cancellationToken: Cancellation));

        Assert.Equal(
            "The server does not serve Widget of example.com/v1. If it is a custom resource, install its definition first, with InstallDefinitionsAsync.",
            error.Message);
    }

    // Once it watches, it has seen what there is.
    private async Task<TimeoutException> TimesOutAsync(Func<Task> wait)
    {
        using var watching = Server.Faults.Add(Fault.Delay(TimeSpan.Zero) with { Verbs = ["watch"] });
        var waiting = wait();
        await watching.WaitAsync(cancellationToken: Cancellation);
        time.Advance(TimeSpan.FromSeconds(10));
        return await Assert.ThrowsAsync<TimeoutException>(() => waiting);
    }
}
