using System.Net;
using System.Text.Json.Nodes;

namespace CrdToolkit.Testing.Tests.Faults;

/// <summary>Faults that answer in the place of the server.</summary>
public sealed class RefusalFaultTests : ApiServerTest
{
    [Fact]
    public async Task A_conflict_once_lets_the_retry_pass()
    {
        await PostAsync(ConfigMaps, ConfigMap(""" "name":"a" """));
        using var fault = Server.Faults.Add(Fault.Conflict() with { Resource = "configmaps", Times = 1 });

        var refused = await MergeAsync($"{ConfigMaps}/a", """{"data":{"a":"c"}}""", HttpStatusCode.Conflict);
        await MergeAsync($"{ConfigMaps}/a", """{"data":{"a":"c"}}""");

        Assert.Equal(
            "Operation cannot be fulfilled on configmaps \"a\": the object has been modified; please apply your changes to the latest version and try again",
            Text(refused, "message"));
        Assert.Equal("Conflict", Text(refused, "reason"));
        Assert.Equal("PATCH /api/v1/namespaces/default/configmaps/a", Assert.Single(fault.Hits).ToString());
    }

    [Fact]
    public async Task Too_many_requests_says_when_to_try_again()
    {
        Server.Faults.Add(Fault.TooManyRequests(TimeSpan.FromSeconds(7)) with { Times = 1 });

        using var refused = await RequestAsync("GET", ConfigMaps, null);

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(7), refused.Headers.RetryAfter!.Delta);
        Assert.Equal("Too many requests, please try again later.\n", await refused.Content.ReadAsStringAsync(Cancellation));
        await GetAsync(ConfigMaps);
    }

    [Theory]
    [InlineData(500, "InternalError")]
    [InlineData(502, "")]
    [InlineData(503, "ServiceUnavailable")]
    [InlineData(504, "Timeout")]
    public async Task An_error_has_the_reason_of_its_code(int code, string reason)
    {
        Server.Faults.Add(Fault.Error(code, retryAfter: TimeSpan.FromSeconds(3)));

        using var response = await RequestAsync("GET", "/version", null);
        var status = JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancellation))!;

        Assert.Equal(code, (int)response.StatusCode);
        Assert.Equal((reason, "3", code.ToString()), (Text(status, "reason"), Text(status, "details.retryAfterSeconds"), Text(status, "code")));
        Assert.Equal(TimeSpan.FromSeconds(3), response.Headers.RetryAfter!.Delta);
    }

    [Fact]
    public async Task Expired_answers_lists_and_watches_with_410()
    {
        using var fault = Server.Faults.Add(Fault.Expired());

        var list = await GetAsync(ConfigMaps, HttpStatusCode.Gone);
        var watch = await GetAsync($"{ConfigMaps}?watch=1", HttpStatusCode.Gone);

        Assert.Equal(("Expired", "Expired"), (Text(list, "reason"), Text(watch, "reason")));
        await GetAsync("/api/v1/namespaces/default");
    }

    [Fact]
    public async Task An_expired_event_comes_in_a_watch_that_was_answered_with_200()
    {
        Server.Faults.Add(Fault.ExpiredEvent(afterEvents: 1));
        await PostAsync(ConfigMaps, ConfigMap(""" "name":"a" """));
        await PostAsync(ConfigMaps, ConfigMap(""" "name":"b" """));

        await using var watch = await WatchAsync(ConfigMaps);

        Assert.Equal(HttpStatusCode.OK, watch.Response.StatusCode);
        Assert.Equal(["ADDED a"], await watch.TakeAsync(1));
        var (type, status) = (await watch.NextAsync())!.Value;
        Assert.Equal(("ERROR", "Expired", "410"), (type, Text(status, "reason"), Text(status, "code")));
        Assert.Null(await watch.NextAsync());
    }

    [Fact]
    public async Task An_expired_event_reaches_a_watch_that_is_open()
    {
        await using var watch = await WatchAsync(ConfigMaps);
        Server.Faults.Add(Fault.ExpiredEvent() with { Times = 1 });

        Assert.Equal("ERROR", (await watch.NextAsync())!.Value.Type);
        Assert.Null(await watch.NextAsync());
        await using var next = await WatchAsync(ConfigMaps);
        await PostAsync(ConfigMaps, ConfigMap(""" "name":"a" """));
        Assert.Equal(["ADDED a"], await next.TakeAsync(1));
    }

    [Fact]
    public async Task After_a_compaction_old_resource_versions_are_too_old_in_earnest()
    {
        var old = Text(await GetAsync(ConfigMaps), "metadata.resourceVersion");
        var page = await GetAsync("/api/v1/namespaces?limit=1");
        await PostAsync(ConfigMaps, ConfigMap(""" "name":"a" """));
        Server.Compact();

        await using var watch = await WatchAsync($"{ConfigMaps}?resourceVersion={old}");

        Assert.StartsWith("too old resource version: ", Text((await watch.NextAsync())!.Value.Object, "message"));
        var expired = await GetAsync($"/api/v1/namespaces?limit=1&continue={Text(page, "metadata.continue")}", HttpStatusCode.Gone);
        Assert.Equal("Expired", Text(expired, "reason"));
    }
}
