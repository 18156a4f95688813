using System.Net;

namespace CrdToolkit.Tests.Clients;

public sealed class WatchTests
{
    private readonly ScriptedServer server = new();

    [Fact]
    public async Task A_watch_goes_on_after_its_connection_was_closed_or_cut()
    {
        await using var events = Watch(new() { ResourceVersion = "5" });
        var next = events.MoveNextAsync();
        var first = await server.NextAsync();
        Assert.Contains("resourceVersion=5&", first.Query + "&", StringComparison.Ordinal);
        var stream = first.AnswerWatch();
        await stream.SendAsync("ADDED", Machine.Named("a", version: "6"));
        Assert.True(await next);
        Assert.Equal((ResourceEventType.Added, "a"), (events.Current.Type, events.Current.Resource.Metadata.Name));

        next = events.MoveNextAsync();
        await stream.BookmarkAsync("8");
        stream.Close();
        var second = await server.NextAsync();
        Assert.Contains("resourceVersion=8&", second.Query + "&", StringComparison.Ordinal);
        stream = second.AnswerWatch();
        await stream.WriteAsync("""{"type":"MODIF""");
        stream.Cut();
        await server.Time.PassAsync(ReconnectBackoff.First, 2 * ReconnectBackoff.First);
        stream = (await server.NextAsync()).AnswerWatch();
        await stream.SendAsync("DELETED", Machine.Named("a", version: "9"));
        Assert.True(await next);
        Assert.Equal(ResourceEventType.Deleted, events.Current.Type);
    }

    [Fact]
    public async Task A_watch_without_a_version_begins_now()
    {
        await using var events = Watch(new());
        var next = events.MoveNextAsync();
        var list = await server.NextAsync();
        Assert.Equal("?limit=1", list.Query);
        list.AnswerList("77", null, "");
        var watch = await server.NextAsync();
        Assert.Contains("resourceVersion=77", watch.Query, StringComparison.Ordinal);
        await watch.AnswerWatch().SendAsync("ADDED", Machine.Named("a", version: "78"));
        Assert.True(await next);
    }

    [Fact]
    public async Task A_watch_ends_with_an_error_when_the_server_has_forgotten_the_version()
    {
        await using var events = Watch(new() { ResourceVersion = "1" });
        var next = events.MoveNextAsync();
        await (await server.NextAsync()).AnswerWatch().ExpireAsync();
        var failure = await Assert.ThrowsAsync<KubernetesApiException>(async () => await next);
        Assert.True(failure.IsGone);
    }

    [Fact]
    public async Task A_refused_watch_is_an_error()
    {
        await using var events = Watch(new() { ResourceVersion = "1" });
        var next = events.MoveNextAsync();
        (await server.NextAsync()).Refuse(HttpStatusCode.BadRequest, "BadRequest", "field label not supported: spec.x");
        await Assert.ThrowsAsync<KubernetesApiException>(async () => await next);
    }

    private IAsyncEnumerator<ResourceEvent<Machine>> Watch(WatchOptions options) =>
        new MachineClient(server.Api).WatchAsync("default", options, TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
}
