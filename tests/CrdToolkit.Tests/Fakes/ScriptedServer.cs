using System.Threading.Channels;
using k8s;

namespace CrdToolkit.Tests.Fakes;

/// <summary>An API server that does what the test says: each request waits until the test takes it up and answers.</summary>
public sealed class ScriptedServer : DelegatingHandler
{
    private readonly Channel<Exchange> exchanges = Channel.CreateUnbounded<Exchange>();

    private readonly List<Exchange> waiting = [];

    public ScriptedServer()
    {
        Time = new VirtualTime();
        Api = new KubernetesApi(new Kubernetes(new KubernetesClientConfiguration { Host = "http://api.test" }, this)) { Time = Time, Logger = Log };
    }

    public VirtualTime Time { get; }

    public RecordedLog Log { get; } = new();

    public KubernetesApi Api { get; }

    /// <summary>The next request, once it comes.</summary>
    public Task<Exchange> NextAsync() => Patience.WaitAsync(exchanges.Reader.ReadAsync(TestContext.Current.CancellationToken));

    /// <summary>The next request whose path ends so; others wait.</summary>
    public async Task<Exchange> NextAsync(string path)
    {
        while (true)
        {
            var position = waiting.FindIndex(candidate => candidate.Path.EndsWith(path, StringComparison.Ordinal));
            if (position >= 0)
            {
                var exchange = waiting[position];
                waiting.RemoveAt(position);
                return exchange;
            }

            waiting.Add(await Patience.WaitAsync(exchanges.Reader.ReadAsync(TestContext.Current.CancellationToken)));
        }
    }

    public bool HasRequest => exchanges.Reader.TryPeek(out _);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var exchange = new Exchange(request, request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken));
        exchanges.Writer.TryWrite(exchange);
        return await exchange.Response.WaitAsync(cancellationToken);
    }
}
