namespace CrdToolkit.Testing.Tests.Kubectl;

/// <summary>What a person looks at.</summary>
public sealed class KubectlReadTests : KubectlTest
{
    [Fact]
    public async Task Get_prints_what_was_asked_for_in_any_form()
    {
        await PostAsync(Widgets, Widget(""" "name":"a","labels":{"app":"x"} """));
        await PostAsync(Widgets, Widget(""" "name":"b","labels":{"app":"y"} """, """ "spec":{"cpu":3,"color":"blue"} """));

        Assert.Equal(["a", "2"], (await RowsAsync("get", "widgets", "-o", "wide"))[1][..2]);
        Assert.Equal(["NAME", "CPU", "READY", "APP"], (await RowsAsync("get", "widgets", "-L", "app"))[0]);
        Assert.Contains("kind: Widget\nmetadata:\n", await RunAsync("get", "widget", "a", "-o", "yaml"));
        Assert.Contains("\"kind\": \"List\"", await RunAsync("get", "widgets", "-o", "json"));
        Assert.Equal("2 3", await RunAsync("get", "widgets", "-o", "jsonpath={.items[*].spec.cpu}"));
        Assert.Equal([["NAME", "COLOR"], ["a", "red"], ["b", "blue"]], await RowsAsync("get", "widgets", "-o", "custom-columns=NAME:.metadata.name,COLOR:.spec.color"));
        Assert.Equal("widget.example.com/b", await RunAsync("get", "widgets", "-l", "app in (y,z)", "-o", "name"));
        Assert.Equal("widget.example.com/b", await RunAsync("get", "widgets", "--field-selector", "spec.color=blue", "-o", "name"));
        Assert.Equal("Error from server (NotFound): widgets.example.com \"c\" not found", await RunAsync("get", "widget", "c"));
    }

    [Fact]
    public async Task A_watch_prints_changes_as_they_come()
    {
        await PostAsync(Widgets, Widget(""" "name":"a" """));
        using var watch = Start("get", "widgets", "--watch", "--output-watch-events", "--no-headers")!;
        Assert.StartsWith("ADDED", await watch.StandardOutput.ReadLineAsync(Cancellation));

        await MergeAsync($"{Widgets}/a", """{"spec":{"cpu":7}}""");
        await DeleteAsync($"{Widgets}/a");

        Assert.Equal(["MODIFIED", "a", "7"], (await watch.StandardOutput.ReadLineAsync(Cancellation))!.Split(' ', StringSplitOptions.RemoveEmptyEntries)[..3]);
        Assert.StartsWith("DELETED", await watch.StandardOutput.ReadLineAsync(Cancellation));
        watch.Kill();
        await watch.WaitForExitAsync(Cancellation);
    }

    [Fact]
    public async Task Describe_shows_an_object_and_its_events()
    {
        var widget = await PostAsync(Widgets, Widget(""" "name":"a" """));
        await PostAsync("/api/v1/namespaces/default/events", $$$"""
            {"apiVersion":"v1","kind":"Event","metadata":{"name":"e","namespace":"default"},"type":"Warning","reason":"Broken","message":"it broke",
             "involvedObject":{"apiVersion":"example.com/v1","kind":"Widget","name":"a","namespace":"default","uid":"{{{Text(widget, "metadata.uid")}}}"},
             "lastTimestamp":"2026-01-02T03:04:05Z","source":{"component":"test"}}
            """);

        var described = await RunAsync("describe", "widget", "a");
        var events = await RowsAsync("events", "--for", "widget/a");
        var listed = await RowsAsync("get", "events");

        Assert.Contains("Name:         a\nNamespace:    default\n", described);
        Assert.Contains("Broken", described);
        Assert.Equal(["LAST", "SEEN", "TYPE", "REASON", "OBJECT", "MESSAGE"], events[0]);
        Assert.Equal(["Warning", "Broken", "Widget/a", "it", "broke"], events[1][1..]);
        Assert.Equal(["Warning", "Broken", "widget/a", "it", "broke"], listed[1][1..]);
    }

    [Fact]
    public async Task Explain_knows_custom_and_built_in_kinds()
    {
        Assert.Contains("KIND:       Widget", await RunAsync("explain", "widgets"));
        Assert.Contains("FIELD: replicas <integer>", await RunAsync("explain", "deployment.spec.replicas"));
        Assert.Contains("cpu\t<integer> -required-", await RunAsync("explain", "wd", "--recursive"));
    }

    [Fact]
    public async Task The_server_says_what_it_serves()
    {
        var resources = await RowsAsync("api-resources");
        var versions = (await RunAsync("api-versions"))!.Split('\n');

        Assert.Equal(["NAME", "SHORTNAMES", "APIVERSION", "NAMESPACED", "KIND"], resources[0]);
        Assert.Contains(resources, row => row.SequenceEqual(["widgets", "wd", "example.com/v1", "true", "Widget"]));
        Assert.Contains(resources, row => row.SequenceEqual(["deployments", "deploy", "apps/v1", "true", "Deployment"]));
        Assert.Contains("example.com/v1", versions);
        Assert.Contains("v1", versions);
        Assert.Contains("Server Version: v1.36", await RunAsync("version"));
    }
}
