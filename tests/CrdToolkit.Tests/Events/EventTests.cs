using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;

namespace CrdToolkit.Tests.Events;

public sealed class EventTests : IAsyncDisposable
{
    private readonly ScriptedServer server = new();
    private readonly EventRecorder recorder;
    private readonly Task writing;

    public EventTests()
    {
        ILoggerFactory loggers = server.Log;
        recorder = new EventRecorder(server.Api, loggers);
        writing = new EventWriter(recorder, server.Api, loggers).RunAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        recorder.Complete();
        await writing;
        server.Dispose();
    }

    [Fact]
    public async Task The_first_is_created_the_second_begins_a_series_and_the_rest_is_counted()
    {
        recorder.Warning(Machine.Named("vm"), "NoCapacity", "no host has 4 CPUs left");
        var create = await server.NextAsync();
        var body = JsonNode.Parse(create.Body)!;
        Assert.Equal(("POST", "/apis/events.k8s.io/v1/namespaces/default/events"), (create.Method, create.Path));
        Assert.Equal(
            ("Warning", "NoCapacity", "Reconcile", "no host has 4 CPUs left"),
            ((string?)body["type"], (string?)body["reason"], (string?)body["action"], (string?)body["note"]));
        Assert.Equal("""{"apiVersion":"infra.example.com/v1","kind":"Machine","name":"vm","uid":"uid-vm","namespace":"default"}""", body["regarding"]!.ToJsonString());
        Assert.Matches("^vm\\.[0-9a-f]+$", (string?)body["metadata"]!["name"]);
        Assert.Matches("^20.*\\.\\d{6}Z$", (string?)body["eventTime"]);
        create.Answer("{}");

        recorder.Warning(Machine.Named("vm"), "NoCapacity", "no host has 4 CPUs left");
        var patch = await server.NextAsync();
        Assert.Equal(("PATCH", $"/apis/events.k8s.io/v1/namespaces/default/events/{body["metadata"]!["name"]}"), (patch.Method, patch.Path));
        Assert.Equal(2, (int?)JsonNode.Parse(patch.Body)!["series"]!["count"]);
        patch.Answer("{}");
        for (var i = 0; i < 5; i++)
            recorder.Warning(Machine.Named("vm"), "NoCapacity", "no host has 4 CPUs left");
        recorder.Complete();
        var last = await server.NextAsync();
        Assert.Equal(7, (int?)JsonNode.Parse(last.Body)!["series"]!["count"]);
        last.Answer("{}");
    }

    [Fact]
    public async Task An_object_has_twenty_five_different_events_and_leaves_others_theirs()
    {
        for (var i = 0; i < 30; i++)
            recorder.Normal(Machine.Named("vm"), "Step", $"step {i}");
        for (var i = 0; i < 25; i++)
            (await server.NextAsync()).Answer("{}");
        recorder.Normal(Machine.Named("other"), "Step", "of another object");
        var next = await server.NextAsync();
        Assert.Contains("of another object", next.Body, StringComparison.Ordinal);
        next.Answer("{}");
    }

    [Fact]
    public void After_its_twenty_five_an_object_may_have_one_event_in_five_minutes()
    {
        var time = new VirtualTime();
        var budget = new EventBudget(time);
        Assert.Equal(25, Enumerable.Range(0, 30).Count(_ => budget.TrySpend("uid")));
        time.Advance(TimeSpan.FromMinutes(4.9));
        Assert.False(budget.TrySpend("uid"));
        time.Advance(TimeSpan.FromMinutes(0.2));
        Assert.True(budget.TrySpend("uid"));
        Assert.False(budget.TrySpend("uid"));
    }

    [Fact]
    public async Task Without_the_right_to_write_events_one_line_is_logged()
    {
        for (var i = 0; i < 3; i++)
        {
            recorder.Normal(Machine.Named("vm"), "Step", $"step {i}");
            (await server.NextAsync()).Refuse(System.Net.HttpStatusCode.Forbidden, "Forbidden", "events.events.k8s.io is forbidden: User \"u\" cannot create resource");
        }

        recorder.Complete();
        await writing;
        Assert.Single(server.Log.Lines, line => line.Contains("verbs: [\"create\"]", StringComparison.Ordinal));
    }

    [Fact]
    public void An_event_is_about_an_object_of_the_server()
    {
        var unread = Machine.Named("a") with { Metadata = new() { Name = "a" } };
        Assert.Throws<ArgumentException>(() => recorder.Normal(unread, "Started", "it runs"));
        Assert.Throws<ArgumentException>(() => recorder.Normal(Machine.Named("a"), "", "it runs"));
    }
}
