using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.DependencyInjection;

namespace CrdToolkit.Tests.Endpoint;

public sealed class EndpointTests : IAsyncLifetime
{
    private readonly OperatorRig rig = new(builder =>
    {
        builder.AddController<Machine, PlainReconciler>(Machine.Descriptor).AddReadinessCheck<FailingCheck>("disk");
        builder.Services.Configure<OperatorOptions>(options => options.Endpoint = new() { Port = FreePort(), Address = "127.0.0.1" });
    });

    private readonly HttpClient client = new();

    public async ValueTask InitializeAsync()
    {
        await rig.StartAsync();
        await rig.Machines.Synced;
        client.BaseAddress = new Uri($"http://127.0.0.1:{rig.Get<OperatorEndpoint>().Port}");
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await rig.DisposeAsync();
    }

    [Theory]
    [InlineData("/healthz", 200, "ok")]
    [InlineData("/livez", 200, "ok")]
    [InlineData("/healthz?verbose", 200, "[+]loops ok\nhealthz check passed\n")]
    [InlineData("/readyz", 503, "[-]disk failed: full\nreadyz check failed\n")]
    [InlineData("/readyz/disk", 503, "[-]disk failed: full\nreadyz check failed\n")]
    [InlineData("/readyz/operator", 200, "ok")]
    [InlineData("/readyz?exclude=disk", 200, "ok")]
    [InlineData("/readyz/none", 404, "there is no check none\n")]
    [InlineData("/", 404, "there are /healthz, /readyz and /metrics\n")]
    public async Task Checks_are_answered_as_kube_apiserver_does(string path, int code, string expected)
    {
        var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(code, (int)answer.StatusCode);
        Assert.EndsWith(expected, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Metrics_are_there_from_the_beginning()
    {
        var answer = await client.GetAsync("/metrics", TestContext.Current.CancellationToken);
        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("controller_runtime_reconcile_total{controller=\"machine\",result=\"error\"} 0\n", text, StringComparison.Ordinal);
        Assert.Contains("crdtoolkit_watch_silence_seconds{resource=\"machines.infra.example.com\",namespace=\"\"} 0\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_reading_is_possible()
    {
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await client.PostAsync("/healthz", null, TestContext.Current.CancellationToken)).StatusCode);
        var head = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/healthz"), TestContext.Current.CancellationToken);
        Assert.Equal(("", 2L), (await head.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), head.Content.Headers.ContentLength));
    }

    [Fact]
    public async Task Whoever_sends_no_request_is_let_go_and_others_are_answered()
    {
        using var silent = new TcpClient();
        await silent.ConnectAsync("127.0.0.1", client.BaseAddress!.Port, TestContext.Current.CancellationToken);
        using var wrong = new TcpClient();
        await wrong.ConnectAsync("127.0.0.1", client.BaseAddress!.Port, TestContext.Current.CancellationToken);
        await wrong.GetStream().WriteAsync(Encoding.ASCII.GetBytes("nonsense\r\n\r\n"), TestContext.Current.CancellationToken);
        Assert.Equal(0, await wrong.GetStream().ReadAsync(new byte[1], TestContext.Current.CancellationToken));
        Assert.Equal("ok", await client.GetStringAsync("/healthz", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Both_ip_versions_are_listened_at()
    {
        using var stop = new CancellationTokenSource();
        using var listener = new EndpointListener(null, 0, (_, _) => Task.FromResult(new EndpointAnswer(200, "ok")));
        var running = listener.RunAsync(stop.Token);
        Assert.Equal("ok", await client.GetStringAsync($"http://127.0.0.1:{listener.Port}/", TestContext.Current.CancellationToken));
        if (Socket.OSSupportsIPv6)
            Assert.Equal("ok", await client.GetStringAsync($"http://[::1]:{listener.Port}/", TestContext.Current.CancellationToken));
        await stop.CancelAsync();
        await running;
    }

    [Fact]
    public void A_port_that_is_taken_stops_the_start_by_name()
    {
        using var other = new EndpointListener(IPAddress.Loopback, 0, (_, _) => Task.FromResult(default(EndpointAnswer)));
        using var endpoint = EndpointAt("127.0.0.1", other.Port);
        var failure = Assert.Throws<OperatorStartException>(endpoint.Start);
        Assert.EndsWith("Set Operator:Endpoint:Port to another one, or to 0 for none.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_of_another_machine_stops_the_start_by_name()
    {
        // Kept for documentation: no machine has it.
        using var endpoint = EndpointAt("192.0.2.1", FreePort());
        var failure = Assert.Throws<OperatorStartException>(endpoint.Start);
        Assert.StartsWith("The operator cannot listen at address 192.0.2.1, port ", failure.Message, StringComparison.Ordinal);
        Assert.EndsWith("Set Operator:Endpoint:Address to an address of this machine, or leave it out to listen at all of them.", failure.Message, StringComparison.Ordinal);
    }

    private OperatorEndpoint EndpointAt(string address, int port) => new(
        Microsoft.Extensions.Options.Options.Create(new OperatorOptions { Endpoint = new() { Port = port, Address = address } }),
        rig.Get<OperatorMetrics>(),
        rig.Get<OperatorLivenessCheck>(),
        rig.Get<OperatorReadinessCheck>(),
        [],
        rig.Server.Log);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
