using System.Threading.Channels;
using k8s;

namespace CrdToolkit.Tests.Fakes;

/// <summary>An API server that does what the test says: each request waits until the test takes it up and answers.</summary>
public sealed class ScriptedServer : DelegatingHandler
{
    private readonly Channel<Exchange> exchanges = Channel.CreateUnbounded<Exchange>();

    public ScriptedServer()
    {
        Time = new VirtualTime();
        Api = new KubernetesApi(new Kubernetes(new KubernetesClientConfiguration { Host = "http://api.test" }, this)) { Time = Time, Logger = Log };
    }

    public VirtualTime Time { get; }

    public RecordedLog Log { get; } = new();

    public KubernetesApi Api { get; }

    /// <summary>The next request, once it comes.</summary>
    public ValueTask<Exchange> NextAsync() => exchanges.Reader.ReadAsync(TestContext.Current.CancellationToken);

    public bool HasRequest => exchanges.Reader.TryPeek(out _);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var exchange = new Exchange(request, request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken));
        exchanges.Writer.TryWrite(exchange);
        return await exchange.Response.WaitAsync(cancellationToken);
    }
}
