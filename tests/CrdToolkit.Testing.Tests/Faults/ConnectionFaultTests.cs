using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Time.Testing;

namespace CrdToolkit.Testing.Tests.Faults;

/// <summary>Faults of the connection.</summary>
public sealed class ConnectionFaultTests : ApiServerTest
{
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

    protected override LocalApiServerOptions Options => new() { TimeProvider = time };

    [Fact]
    public async Task A_lost_request_was_never_carried_out()
    {
        Server.Faults.Add(Fault.LoseRequest() with { Verbs = ["create"], Times = 1 });

        await Assert.ThrowsAsync<HttpRequestException>(() => PostAsync(ConfigMaps, ConfigMap(""" "name":"a" """)));

        await GetAsync($"{ConfigMaps}/a", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_cut_answer_leaves_the_write_done()
    {
        Server.Faults.Add(Fault.Cut() with { Verbs = ["create"], Times = 1 });

        await Assert.ThrowsAsync<HttpRequestException>(() => PostAsync(ConfigMaps, ConfigMap(""" "name":"a" """)));

        await GetAsync($"{ConfigMaps}/a");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(100)]
    public async Task An_answer_is_cut_at_any_byte(int bytes)
    {
        await PostAsync(ConfigMaps, ConfigMap(""" "name":"a" """));
        Server.Faults.Add(Fault.Cut(bytes) with { Verbs = ["get"] });

        var (received, error) = await ReadToEndAsync($"{ConfigMaps}/a");

        Assert.Equal(bytes, received);
        Assert.Equal(HttpRequestError.ResponseEnded, Assert.IsType<HttpIOException>(error).HttpRequestError);
    }

    [Fact]
    public async Task An_open_watch_is_cut()
    {
        await using var watch = await WatchAsync(ConfigMaps);
        await PostAsync(ConfigMaps, ConfigMap(""" "name":"a" """));
        Assert.Equal(["ADDED a"], await watch.TakeAsync(1));

        Server.Faults.Add(Fault.Cut() with { Verbs = ["watch"], Resource = "configmaps" });

        await Assert.ThrowsAsync<HttpIOException>(() => watch.NextAsync());
    }

    [Fact]
    public async Task A_watch_is_cut_within_an_event()
    {
        await using var watch = await WatchAsync(ConfigMaps);
        Server.Faults.Add(Fault.Cut(afterBytes: 20) with { Verbs = ["watch"], Times = 1 });
        await PostAsync(ConfigMaps, ConfigMap(""" "name":"a" """));

        await Assert.ThrowsAsync<HttpIOException>(() => watch.NextAsync());
    }

    [Fact]
    public async Task A_half_open_connection_says_nothing_until_the_fault_is_removed()
    {
        await using var watch = await WatchAsync(ConfigMaps);
        var fault = Server.Faults.Add(Fault.HalfOpen() with { Verbs = ["watch"] });
        await PostAsync(ConfigMaps, ConfigMap(""" "name":"a" """));
        var next = watch.NextAsync();

        await GetAsync(ConfigMaps);
        Assert.False(next.IsCompleted);
        fault.Dispose();

        Assert.Equal("ADDED", (await next)!.Value.Type);
    }

    [Fact]
    public async Task A_half_open_answer_lets_the_client_time_out()
    {
        Server.Faults.Add(Fault.HalfOpen(afterBytes: 5));
        using var patience = new CancellationTokenSource();
        using var response = await Http.GetAsync(ConfigMaps, HttpCompletionOption.ResponseHeadersRead, Cancellation);
        var body = await response.Content.ReadAsStreamAsync(Cancellation);
        await body.ReadExactlyAsync(new byte[5], Cancellation);

        var rest = body.ReadAsync(new byte[1], patience.Token).AsTask();
        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => rest);
    }

    [Fact]
    public async Task A_delayed_request_waits_on_the_servers_clock()
    {
        using var fault = Server.Faults.Add(Fault.Delay(TimeSpan.FromMinutes(10)) with { Resource = "configmaps" });
        var answer = GetAsync(ConfigMaps);
        await fault.WaitAsync(cancellationToken: Cancellation);

        Assert.False(answer.IsCompleted);
        await AdvanceUntilAsync(answer, TimeSpan.FromMinutes(10));

        Assert.Equal("ConfigMapList", Text(await answer, "kind"));
    }

    [Fact]
    public async Task Refused_connections_are_accepted_again_on_the_same_port()
    {
        await PostAsync(ConfigMaps, ConfigMap(""" "name":"a" """));
        await using (await Server.RefuseConnectionsAsync())
        {
            var error = await Assert.ThrowsAsync<HttpRequestException>(() => GetAsync(ConfigMaps));
            Assert.Equal(SocketError.ConnectionRefused, Assert.IsType<SocketException>(error.InnerException).SocketErrorCode);
        }

        await GetAsync($"{ConfigMaps}/a");
    }

    [Fact]
    public async Task A_restart_keeps_the_objects_and_ends_watches_for_good()
    {
        var old = Text(await GetAsync(ConfigMaps), "metadata.resourceVersion");
        await using var watch = await WatchAsync(ConfigMaps);
        await PostAsync(ConfigMaps, ConfigMap(""" "name":"a" """));
        await watch.TakeAsync(1);

        await Server.RestartAsync(Cancellation);

        Assert.Null(await watch.NextAsync());
        await GetAsync($"{ConfigMaps}/a");
        await using var resumed = await WatchAsync($"{ConfigMaps}?resourceVersion={old}");
        Assert.Equal("Expired", Text((await resumed.NextAsync())!.Value.Object, "reason"));
    }

    // The timer of the delay may start a moment after the fault says that it has hit.
    private async Task AdvanceUntilAsync(Task task, TimeSpan step)
    {
        while (!task.IsCompleted)
        {
            time.Advance(step);
            await Task.Yield();
        }
    }

    private async Task<(int Received, Exception? Error)> ReadToEndAsync(string path)
    {
        using var response = await Http.GetAsync(path, HttpCompletionOption.ResponseHeadersRead, Cancellation);
        var body = await response.Content.ReadAsStreamAsync(Cancellation);
        var (buffer, received) = (new byte[1024], 0);
        try
        {
            while (await body.ReadAsync(buffer, Cancellation) is > 0 and var count)
            {
                received += count;
            }

            return (received, null);
        }
        catch (HttpIOException e)
        {
            return (received, e);
        }
    }
}
