namespace CrdToolkit.Conformance.Cases.BuiltIn;

/// <summary>Events, which the core group and events.k8s.io show as one store.</summary>
public sealed class Events(ServerUnderTest server) : ConformanceCase(server)
{
    private const string TwoStores = "its events of v1 and of events.k8s.io/v1 are two separate stores";

    private Resource Core => new("", "v1", "Event", "events", Namespace);

    private Resource Modern => new("events.k8s.io", "v1", "Event", "events", Namespace);

    private string CoreEvent => $$$"""
        {"involvedObject":{"apiVersion":"v1","kind":"ConfigMap","name":"one","namespace":"{{{Namespace}}}","uid":"u1"},
         "reason":"Checked","message":"all is well","type":"Normal","source":{"component":"conformance"},"count":1,
         "firstTimestamp":"2026-01-01T00:00:00Z","lastTimestamp":"2026-01-01T00:00:00Z"}
        """;

    private string ModernEvent => $$$"""
        {"regarding":{"apiVersion":"v1","kind":"ConfigMap","name":"one","namespace":"{{{Namespace}}}","uid":"u1"},
         "reason":"Checked","note":"all is well","type":"Normal","action":"Check","eventTime":"2026-01-01T00:00:00.000001Z",
         "reportingController":"example.com/conformance","reportingInstance":"conformance-0"}
        """;

    [Fact, Checklist(62)]
    public async Task A_core_event_is_stored()
    {
        var created = await CreateAsync(Core, "one", CoreEvent);

        Assert.Equal(("Checked", "all is well"), (created.Text("reason"), created.Text("message")));
        Assert.Equal(["one"], (await Api.GetAsync(Core.Path).Returns(200)).ItemNames());
    }

    [Fact, Checklist(62)]
    public async Task An_event_of_the_core_group_is_seen_through_the_other()
    {
        Server.LabDeviates(TwoStores);
        await CreateAsync(Core, "one", CoreEvent);

        var seen = await ReadAsync(Modern, "one");

        Assert.Equal(("events.k8s.io/v1", "all is well"), (seen.Text("apiVersion"), seen.Text("note")));
        Assert.Equal("ConfigMap", seen.Text("regarding.kind"));
        Assert.Equal("conformance", seen.Text("deprecatedSource.component"));
        Assert.Equal(1, seen.Number("deprecatedCount"));
        Assert.Equal("2026-01-01T00:00:00Z", seen.Text("deprecatedLastTimestamp"));
    }

    [Fact, Checklist(62)]
    public async Task An_event_of_the_other_group_is_seen_through_the_core_group()
    {
        Server.LabDeviates(TwoStores);
        await CreateAsync(Modern, "one", ModernEvent);

        var seen = await ReadAsync(Core, "one");

        Assert.Equal(("v1", "all is well"), (seen.Text("apiVersion"), seen.Text("message")));
        Assert.Equal("ConfigMap", seen.Text("involvedObject.kind"));
        Assert.Equal(("example.com/conformance", "conformance-0"), (seen.Text("reportingComponent"), seen.Text("reportingInstance")));
        Assert.Equal(["one"], (await Api.GetAsync(Core.Path).Returns(200)).ItemNames());
    }

    [Fact, Checklist(55, 62)]
    public async Task A_watch_of_one_group_sees_writes_through_the_other()
    {
        Server.LabDeviates(TwoStores);
        await using var watch = await Api.WatchAsync(Core.Path);

        await CreateAsync(Modern, "one", ModernEvent);

        Assert.Equal("v1", (await watch.NextAsync("ADDED", "one")).Object.Text("apiVersion"));
    }

    [Theory, Checklist(54)]
    [InlineData("involvedObject.name=one", "a")]
    [InlineData("involvedObject.kind=ConfigMap,involvedObject.uid=u2", "b")]
    [InlineData("reason=Checked", "a b")]
    [InlineData("type!=Normal", "")]
    public async Task They_are_selected_as_kubectl_describe_does(string selector, string expected)
    {
        await CreateAsync(Core, "a", CoreEvent);
        await CreateAsync(Core, "b", CoreEvent.Replace("\"name\":\"one\"", "\"name\":\"two\"").Replace("u1", "u2"));

        var list = await Api.GetAsync($"{Core.Path}?fieldSelector={Uri.EscapeDataString(selector)}").Returns(200);

        Assert.Equal(expected, string.Join(' ', list.ItemNames()));
    }

    [Fact, Checklist(5)]
    public async Task An_event_lives_in_the_namespace_of_its_object()
    {
        Server.LabDeviates("it validates built-in kinds only in part");

        var refusal = await Api.PostAsync(
            Core.Path, Core.New("one", CoreEvent.Replace($"\"namespace\":\"{Namespace}\"", "\"namespace\":\"elsewhere\""))).Fails(422, "Invalid");

        refusal.HasCause("involvedObject.namespace", "FieldValueInvalid");
    }
}
