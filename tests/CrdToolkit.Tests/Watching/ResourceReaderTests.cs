using System.Net;

namespace CrdToolkit.Tests.Watching;

public sealed class ResourceReaderTests : IAsyncLifetime
{
    private const string Stream = "?watch=true&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true";

    private readonly ScriptedServer server = new();
    private readonly RecordingSink sink = new();
    private readonly CancellationTokenSource stop = new();
    private Task reading = Task.CompletedTask;

    public ValueTask InitializeAsync()
    {
        var report = new ReaderReport(server.Log, Machine.Descriptor, null, server.Api.Reachability, server.Time);
        // No randomness: each delay is the shortest that it can be.
        var reader = new ResourceReader<Machine>(server.Api, new ReaderRequests(Machine.Descriptor), new ResourceJson<Machine>(server.Api, Machine.Descriptor), sink, report, new ReconnectBackoff(server.Time, () => 0));
        reading = reader.RunAsync(stop.Token);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await reading;
    }

    [Fact]
    public async Task Where_streams_are_refused_it_lists_in_pages_and_watches_from_there()
    {
        var page = await FirstPageAsync();
        Assert.Equal(("/apis/infra.example.com/v1/machines", "?limit=500"), (page.Path, page.Query));
        page.AnswerList("5", "more", Machine.Named("a"));
        page = await server.NextAsync();
        Assert.Equal("?limit=500&continue=more", page.Query);
        page.AnswerList("5", null, Machine.Named("b"));
        await sink.ExpectAsync("list", "listed a", "listed b", "complete 5");

        var watch = await server.NextAsync();
        Assert.StartsWith("?watch=true&allowWatchBookmarks=true&resourceVersion=5&timeoutSeconds=", watch.Query, StringComparison.Ordinal);
        var stream = watch.AnswerWatch();
        await stream.SendAsync("ADDED", Machine.Named("c", version: "6"));
        await stream.SendAsync("DELETED", Machine.Named("a", version: "7"));
        await sink.ExpectAsync("changed c", "deleted a");
    }

    [Fact]
    public async Task It_resumes_at_the_last_version_when_the_server_closes()
    {
        var stream = await WatchAsync("5");
        await stream.SendAsync("MODIFIED", Machine.Named("a", version: "6"));
        await stream.BookmarkAsync("9");
        await sink.ExpectAsync("changed a", "bookmark 9");
        stream.Close();
        Assert.Contains("&resourceVersion=9&", (await server.NextAsync()).Query, StringComparison.Ordinal);
        Assert.Empty(server.Log.Lines);
    }

    [Fact]
    public async Task It_resumes_at_the_last_version_when_the_connection_is_cut_within_a_line()
    {
        var stream = await WatchAsync("5");
        await stream.SendAsync("MODIFIED", Machine.Named("a", version: "6"));
        await stream.WriteAsync("""{"type":"MODIFIED","object":{"metadata":{"name":"b""");
        await sink.ExpectAsync("changed a");
        stream.Cut();
        await server.Time.PassAsync(ReconnectBackoff.First, ReconnectBackoff.First);
        Assert.Contains("&resourceVersion=6&", (await server.NextAsync()).Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_may_come_in_any_pieces()
    {
        var stream = await WatchAsync("5");
        foreach (var piece in """{"object":{"metadata":{"name":"ä","namespace":"default","resourceVersion":"6"},"spec":{"cpu":1}},"type":"ADDED"}""" + "\n\n")
            await stream.WriteAsync(piece.ToString());
        await sink.ExpectAsync("changed ä");
    }

    [Fact]
    public async Task It_reads_all_anew_when_the_version_has_expired()
    {
        var stream = await StreamAsync("5");
        await stream.ExpireAsync();
        stream = (await server.NextAsync()).AnswerWatch();
        await stream.SendAsync("ADDED", Machine.Named("b"));
        await stream.EndObjectsAsync("20");
        await sink.ExpectAsync("list", "listed b", "complete 20");
        stream.Close();
        Assert.Contains("&resourceVersion=20&", (await server.NextAsync()).Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_outage_in_which_the_version_expires_is_told_as_an_outage()
    {
        (await StreamAsync("5")).Cut();
        await server.Time.PassAsync(ReconnectBackoff.First, ReconnectBackoff.First);
        (await server.NextAsync()).Break("Connection refused");
        await server.Time.PassAsync(2 * ReconnectBackoff.First, 2 * ReconnectBackoff.First);
        (await server.NextAsync()).Refuse(HttpStatusCode.Gone, "Expired", "too old resource version");
        await (await server.NextAsync()).AnswerWatch().EndObjectsAsync("20");
        await sink.ExpectAsync("list", "complete 20");
        Assert.Collection(
            server.Log.Lines,
            line => Assert.Contains("Connection refused", line, StringComparison.Ordinal),
            line => Assert.StartsWith("Information: The API server answers again", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_does_not_spin_when_every_version_has_expired()
    {
        var stream = await StreamAsync("5");
        await stream.ExpireAsync();
        stream = (await server.NextAsync()).AnswerWatch();
        await stream.EndObjectsAsync("20");
        stream.Close();
        (await server.NextAsync()).Refuse(HttpStatusCode.Gone, "Expired", "too old");
        await server.Time.PassAsync(ReconnectBackoff.First, ReconnectBackoff.First);
        Assert.StartsWith(Stream, (await server.NextAsync()).Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_lists_in_one_go_when_the_token_of_a_page_has_expired()
    {
        (await FirstPageAsync()).AnswerList("5", "more", Machine.Named("a"));
        (await server.NextAsync()).Refuse(HttpStatusCode.Gone, "Expired", "the provided continue parameter is too old");
        var whole = await server.NextAsync();
        Assert.Equal("", whole.Query);
        whole.AnswerList("8", null, Machine.Named("b"));
        await sink.ExpectAsync("list", "listed a", "list", "listed b", "complete 8");
    }

    [Fact]
    public async Task It_waits_longer_after_each_failure_and_tells_once()
    {
        for (var delay = ReconnectBackoff.First; delay < ReconnectBackoff.Longest; delay *= 2)
        {
            (await server.NextAsync()).Break("Connection refused");
            Assert.Equal(delay, await server.Time.PassAsync(delay, delay));
        }

        (await server.NextAsync()).Break("Connection refused");
        Assert.Equal(ReconnectBackoff.Longest, await server.Time.PassAsync(ReconnectBackoff.Longest, ReconnectBackoff.Longest));
        Assert.Contains("Connection refused", Assert.Single(server.Log.Lines), StringComparison.Ordinal);

        await (await server.NextAsync()).AnswerWatch().EndObjectsAsync("5");
        await sink.ExpectAsync("list", "complete 5");
        Assert.Equal(2, server.Log.Lines.Count);
        Assert.StartsWith("Information: The API server answers again", server.Log.Lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_that_is_cut_after_each_event_is_taken_up_soon_even_after_an_outage()
    {
        for (var delay = ReconnectBackoff.First; delay < ReconnectBackoff.Longest; delay *= 2)
        {
            (await server.NextAsync()).Break("Connection refused");
            await server.Time.PassAsync(delay, delay);
        }

        var stream = await WatchAsync("5");
        for (var version = 6; version < 12; version++)
        {
            await stream.SendAsync("MODIFIED", Machine.Named("a", version: $"{version}"));
            await sink.ExpectAsync("changed a");
            stream.Cut();
            await server.Time.PassAsync(ReconnectBackoff.First, ReconnectBackoff.First);
            stream = (await server.NextAsync()).AnswerWatch();
        }
    }

    [Fact]
    public async Task Watches_of_a_definition_that_end_at_once_do_not_end_the_waits()
    {
        (await server.NextAsync("/machines")).Answer("404 page not found", HttpStatusCode.NotFound);
        var watch = (await server.NextAsync("/customresourcedefinitions")).AnswerWatch();
        await watch.SendAsync("ADDED", """{"metadata":{"name":"machines.infra.example.com","resourceVersion":"7"}}""");
        watch.Close();
        // It has come: asked at once, and from then on as after any failure.
        (await server.NextAsync("/machines")).Answer("404 page not found", HttpStatusCode.NotFound);
        await server.Time.PassAsync(ReconnectBackoff.First, ReconnectBackoff.First);
        Assert.EndsWith("/machines", (await server.NextAsync()).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_definition_is_told_once_with_the_way_out_and_its_coming_too()
    {
        for (var i = 0; i < 3; i++)
        {
            (await server.NextAsync("/machines")).Answer("404 page not found", HttpStatusCode.NotFound);
            // Who may not watch definitions asks again after a while; and is not refused twice.
            if (i == 0)
                (await server.NextAsync("/customresourcedefinitions")).Refuse(HttpStatusCode.Forbidden, "Forbidden", "no");
            await server.Time.PassAsync(ReconnectBackoff.First, ReconnectBackoff.Longest);
        }

        Assert.Contains("install its CustomResourceDefinition", Assert.Single(server.Log.Lines), StringComparison.Ordinal);
        await (await server.NextAsync("/machines")).AnswerWatch().EndObjectsAsync("5");
        await sink.ExpectAsync("list", "complete 5");
        Assert.StartsWith("Information: Reading machines.infra.example.com works, after", server.Log.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_kind_that_is_missing_is_read_as_soon_as_its_definition_comes_and_not_after_a_time()
    {
        (await server.NextAsync("/machines")).Answer("404 page not found", HttpStatusCode.NotFound);
        var definition = await server.NextAsync("/customresourcedefinitions");
        Assert.StartsWith("?watch=true&fieldSelector=metadata.name=machines.infra.example.com&timeoutSeconds=", definition.Query, StringComparison.Ordinal);
        Assert.StartsWith("application/json; as=PartialObjectMetadata;", definition.Accept, StringComparison.Ordinal);
        var watch = definition.AnswerWatch();
        await watch.SendAsync("ADDED", """{"metadata":{"name":"machines.infra.example.com","resourceVersion":"7"}}""");
        (await server.NextAsync("/machines")).Answer("404 page not found", HttpStatusCode.NotFound);
        // The server has taken it up: its status changes.
        await watch.SendAsync("MODIFIED", """{"metadata":{"name":"machines.infra.example.com","resourceVersion":"8"}}""");
        (await server.NextAsync("/machines")).Answer("404 page not found", HttpStatusCode.NotFound);
        // Its handlers follow a moment later: after the shortest wait.
        await server.Time.PassAsync(ReconnectBackoff.First, ReconnectBackoff.First);
        await (await server.NextAsync("/machines")).AnswerWatch().EndObjectsAsync("9");
        await sink.ExpectAsync("list", "complete 9");
        Assert.False(server.HasRequest);
    }

    [Fact]
    public async Task It_waits_as_long_as_a_busy_server_asks()
    {
        (await server.NextAsync()).Refuse(HttpStatusCode.TooManyRequests, "TooManyRequests", "busy", retryAfter: TimeSpan.FromSeconds(17));
        await server.Time.PassAsync(TimeSpan.FromSeconds(17), TimeSpan.FromSeconds(17));
        Assert.StartsWith(Stream, (await server.NextAsync()).Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_silent_connection_counts_as_dead()
    {
        await WatchAsync("5");
        // Ended by the server after 240 to 300 seconds, and 15 seconds more.
        await server.Time.PassAsync(TimeSpan.FromSeconds(255), TimeSpan.FromSeconds(315));
        await server.Time.PassAsync(ReconnectBackoff.First, ReconnectBackoff.First);
        Assert.Contains("&resourceVersion=5&", (await server.NextAsync()).Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_closes_every_watch_at_once_is_not_asked_without_end()
    {
        (await WatchAsync("5")).Close();
        await server.Time.PassAsync(ReconnectBackoff.First, ReconnectBackoff.First);
        (await server.NextAsync()).AnswerWatch().Close();
        await server.Time.PassAsync(2 * ReconnectBackoff.First, 2 * ReconnectBackoff.First);
        Assert.Contains("watch=true", (await server.NextAsync()).Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_object_that_cannot_be_read_does_not_hold_up_the_others()
    {
        (await FirstPageAsync()).AnswerList("5", null, """{"metadata":{"name":"bad"},"spec":{"cpu":"many"}},{"metadata":{"name":"good"},"spec":{"cpu":1}}""");
        await sink.ExpectAsync("list", "listed bad?$.spec.cpu", "listed good", "complete 5");
        var stream = (await server.NextAsync()).AnswerWatch();
        await stream.SendAsync("MODIFIED", """{"metadata":{"name":"bad","resourceVersion":"6"}}""");
        await stream.SendAsync("MODIFIED", """{"metadata":{"name":"good","resourceVersion":"7"},"spec":{"cpu":2}}""");
        await sink.ExpectAsync("changed bad?$", "changed good");
    }

    [Fact]
    public async Task A_reader_of_metadata_asks_for_no_more_and_reads_no_more()
    {
        var metadata = new ResourceJson<PartialObjectMetadata<Machine>>(server.Api, Machine.Descriptor, metadata => new() { Metadata = metadata });
        var requests = new ReaderRequests(Machine.Descriptor, "default", "app=web", "metadata.name=a", isMetadataOnly: true);
        var list = server.Api.Transport.SendAsync(requests.Page(isPaged: true, null), TestContext.Current.CancellationToken);
        await server.NextAsync();
        var exchange = await server.NextAsync();
        Assert.Equal("/apis/infra.example.com/v1/namespaces/default/machines?labelSelector=app=web&fieldSelector=metadata.name=a&limit=500", exchange.Path + exchange.Query);
        Assert.Equal("application/json; as=PartialObjectMetadataList; g=meta.k8s.io; v=v1, application/json", exchange.Accept);
        exchange.AnswerList("5", null, """{"apiVersion":"meta.k8s.io/v1","kind":"PartialObjectMetadata","metadata":{"name":"a"},"spec":"nobody reads that"}""");
        using var body = await list;
        var read = new List<PartialObjectMetadata<Machine>>();
        metadata.ReadList(body.Span, parsed => read.Add(parsed.Value!), out _);
        Assert.Equal(("infra.example.com/v1", "Machine", "a"), (read[0].ApiVersion, read[0].Kind, read[0].Metadata.Name));
    }

    [Fact]
    public async Task It_has_all_objects_streamed_and_goes_on_over_the_same_connection()
    {
        var exchange = await server.NextAsync();
        Assert.StartsWith(Stream + "&timeoutSeconds=", exchange.Query, StringComparison.Ordinal);
        var stream = exchange.AnswerWatch();
        await stream.SendAsync("ADDED", Machine.Named("a", version: "3"));
        await stream.SendAsync("ADDED", Machine.Named("b", version: "4"));
        await stream.BookmarkAsync("5");
        await stream.SendAsync("MODIFIED", Machine.Named("b", version: "6"));
        await stream.SendAsync("DELETED", Machine.Named("a", version: "7"));
        await stream.EndObjectsAsync("7");
        await stream.SendAsync("MODIFIED", Machine.Named("b", version: "8"));
        await stream.BookmarkAsync("9");
        await sink.ExpectAsync("list", "listed a", "listed b", "listed b", "deleted a", "complete 7", "changed b", "bookmark 9");
        stream.Close();
        Assert.StartsWith("?watch=true&allowWatchBookmarks=true&resourceVersion=9&", (await server.NextAsync()).Query, StringComparison.Ordinal);
        Assert.Empty(server.Log.Lines);
    }

    [Fact]
    public async Task A_stream_that_is_cut_begins_anew_and_gives_way_to_pages_in_the_end()
    {
        for (var delay = ReconnectBackoff.First; delay < 8 * ReconnectBackoff.First; delay *= 2)
        {
            var stream = (await server.NextAsync()).AnswerWatch();
            await stream.SendAsync("ADDED", Machine.Named("a", version: "3"));
            await sink.ExpectAsync("list", "listed a");
            stream.Cut();
            await server.Time.PassAsync(delay, delay);
        }

        var page = await server.NextAsync();
        Assert.Equal("?limit=500", page.Query);
    }

    [Fact]
    public async Task A_stream_that_falls_silent_before_its_end_is_given_up_as_soon_as_any_other_request()
    {
        var stream = (await server.NextAsync()).AnswerWatch();
        await stream.SendAsync("ADDED", Machine.Named("a", version: "3"));
        await sink.ExpectAsync("list", "listed a");
        server.Time.Advance(server.Api.RequestTimeout);
        await server.Time.PassAsync(ReconnectBackoff.First, ReconnectBackoff.First);
        Assert.StartsWith(Stream, (await server.NextAsync()).Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Events_keep_a_connection_alive()
    {
        var stream = await WatchAsync("5");
        for (var i = 6; i < 20; i++)
        {
            await stream.BookmarkAsync($"{i}");
            await sink.ExpectAsync($"bookmark {i}");
            server.Time.Advance(TimeSpan.FromSeconds(60));
        }

        Assert.False(server.HasRequest);
        Assert.Empty(server.Log.Lines);
    }

    [Fact]
    public async Task A_list_of_a_replica_that_lags_behind_is_not_taken()
    {
        sink.Newest = 9;
        (await FirstPageAsync()).AnswerList("7", null, Machine.Named("old"));
        await server.Time.PassAsync(ReconnectBackoff.First, ReconnectBackoff.First);
        (await server.NextAsync()).AnswerList("9", null, Machine.Named("new"));
        await sink.ExpectAsync("list", "listed new", "complete 9");
    }

    [Fact]
    public async Task A_store_that_was_set_back_is_believed_after_a_while()
    {
        sink.Newest = 9;
        var page = await FirstPageAsync();
        for (var i = 0; i < 5; i++)
        {
            page.AnswerList("7", null, Machine.Named("old"));
            await server.Time.PassAsync(ReconnectBackoff.First, ReconnectBackoff.Longest);
            page = await server.NextAsync();
        }

        page.AnswerList("7", null, Machine.Named("old"));
        await sink.ExpectAsync("list", "listed old", "complete 7");
    }

    // Of a server that does not stream.
    private async Task<Exchange> FirstPageAsync()
    {
        (await server.NextAsync()).Refuse(HttpStatusCode.UnprocessableEntity, "Invalid", "sendInitialEvents is forbidden for watch unless the WatchList feature gate is enabled");
        return await server.NextAsync();
    }

    private async Task<WatchScript> StreamAsync(string version)
    {
        var stream = (await server.NextAsync()).AnswerWatch();
        await stream.EndObjectsAsync(version);
        await sink.ExpectAsync("list", $"complete {version}");
        return stream;
    }

    private async Task<WatchScript> WatchAsync(string version)
    {
        (await FirstPageAsync()).AnswerList(version, null, "");
        await sink.ExpectAsync("list", $"complete {version}");
        return (await server.NextAsync()).AnswerWatch();
    }
}
