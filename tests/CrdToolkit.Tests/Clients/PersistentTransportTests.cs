using System.Net;

namespace CrdToolkit.Tests.Clients;

/// <summary>Requests that a busy or failing server refused.</summary>
public sealed class PersistentTransportTests
{
    private readonly ScriptedServer server = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private MachineClient Machines => new(server.Api);

    [Fact]
    public async Task Every_write_is_sent_again_after_the_time_that_a_busy_server_asks_for()
    {
        var create = Machines.CreateAsync(Machine.Named("a"), cancellationToken: Cancellation);
        (await server.NextAsync()).Refuse(HttpStatusCode.TooManyRequests, "TooManyRequests", "busy", retryAfter: TimeSpan.FromSeconds(3));
        await server.Time.PassAsync(TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(3));
        (await server.NextAsync()).Answer(Machine.Named("a", version: "5"));
        Assert.Equal("5", (await create).Metadata.ResourceVersion);
    }

    [Fact]
    public async Task A_status_that_a_failing_server_may_have_taken_is_sent_again()
    {
        var update = Machines.UpdateStatusAsync(Machine.Named("a", version: "1"), new() { Phase = "Running" }, Cancellation);
        foreach (var milliseconds in (int[])[100, 200, 400])
        {
            (await server.NextAsync()).Refuse(HttpStatusCode.ServiceUnavailable, "ServiceUnavailable", "starting");
            await server.Time.PassAsync(TimeSpan.FromMilliseconds(milliseconds), TimeSpan.FromMilliseconds(milliseconds));
        }

        (await server.NextAsync()).Answer(Machine.Named("a", version: "5"));
        await update;
    }

    [Fact]
    public async Task A_create_that_a_failing_server_may_have_done_is_not_sent_again()
    {
        var create = Machines.CreateAsync(Machine.Named("a"), cancellationToken: Cancellation);
        (await server.NextAsync()).Refuse(HttpStatusCode.InternalServerError, "InternalError", "etcd is slow");
        var failure = await Assert.ThrowsAsync<KubernetesApiException>(() => create);
        Assert.True(failure.IsOutcomeUnknown);
        Assert.False(server.HasRequest);
    }

    [Fact]
    public async Task A_server_that_asks_for_a_long_wait_is_not_waited_for()
    {
        var read = Machines.GetAsync("a", "default", Cancellation);
        (await server.NextAsync()).Refuse(HttpStatusCode.TooManyRequests, "TooManyRequests", "busy", retryAfter: TimeSpan.FromMinutes(1));
        Assert.Equal(TimeSpan.FromMinutes(1), (await Assert.ThrowsAsync<KubernetesApiException>(() => read)).RetryAfter);
    }
}
