using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CrdToolkit;

/// <summary>Answers probes and the metrics scraper as long as the operator runs, from before anything else starts.</summary>
internal sealed partial class OperatorEndpoint : IDisposable
{
    private const int PodPort = 8081;

    private readonly EndpointOptions options;
    private readonly OperatorMetrics metrics;
    private readonly ILogger logger;
    private readonly HealthPage healthz;
    private readonly HealthPage readyz;
    private readonly CancellationTokenSource stopping = new();
    private MetricsExposition? exposition;
    private EndpointListener? listener;
    private bool isDisposed;

    public OperatorEndpoint(
        IOptions<OperatorOptions> options,
        OperatorMetrics metrics,
        OperatorLivenessCheck liveness,
        OperatorReadinessCheck readiness,
        IEnumerable<NamedHealthCheck> others,
        ILoggerFactory loggers)
    {
        this.options = options.Value.Endpoint;
        this.metrics = metrics;
        logger = loggers.CreateLogger("CrdToolkit.Endpoint");
        healthz = new HealthPage("/healthz", new Dictionary<string, IHealthCheck> { ["loops"] = liveness });
        var ready = new Dictionary<string, IHealthCheck> { ["operator"] = readiness };
        foreach (var other in others)
            ready[other.Name] = other.Check;
        readyz = new HealthPage("/readyz", ready);
    }

    /// <summary>Where it listens; null when it does not.</summary>
    public int? Port => listener?.Port;

    /// <summary>Begins to answer, unless it does already.</summary>
    /// <exception cref="OperatorStartException">The port is taken, or the address is wrong.</exception>
    public void Start()
    {
        if ((options.Port ?? (KubernetesConnection.IsInCluster ? PodPort : 0)) is not (> 0 and var port))
            return;
        if (listener is not null)
            return;
        // Before the first measurement, or it would be lost.
        exposition = new MetricsExposition(metrics);
        try
        {
            listener = new EndpointListener(options.Address is { Length: > 0 } address ? IPAddress.Parse(address) : null, port, AnswerAsync);
        }
        catch (SocketException exception)
        {
            throw new OperatorStartException($"The operator cannot listen at {(options.Address is { Length: > 0 } ? $"address {options.Address}, " : "")}port {port} for /healthz, /readyz and /metrics: {exception.Message}. {WayOut(exception)}", exception);
        }

        Listening(logger, listener.Port);
        _ = listener.RunAsync(stopping.Token);
    }

    /// <summary>Answers nothing any more. The container disposes of it once more after that.</summary>
    public void Dispose()
    {
        if (isDisposed)
            return;
        isDisposed = true;
        stopping.Cancel();
        listener?.Dispose();
        exposition?.Dispose();
        stopping.Dispose();
    }

    private static string WayOut(SocketException exception)
    {
        const string Section = $"{OperatorOptions.SectionName}:Endpoint";
        return exception.SocketErrorCode == SocketError.AddressNotAvailable
            ? $"Set {Section}:Address to an address of this machine, or leave it out to listen at all of them."
            : $"Set {Section}:Port to another one, or to 0 for none.";
    }

    private Task<EndpointAnswer> AnswerAsync(string target, CancellationToken cancellationToken)
    {
        var path = target.Split('?', 2)[0];
        if (path == "/metrics")
            return Task.FromResult(new EndpointAnswer(200, exposition!.Write(), MetricsExposition.ContentType));
        if (path is "/healthz" or "/livez" || path.StartsWith("/healthz/", StringComparison.Ordinal))
            return healthz.AnswerAsync(target.Replace("/livez", "/healthz", StringComparison.Ordinal), cancellationToken);
        if (path == "/readyz" || path.StartsWith("/readyz/", StringComparison.Ordinal))
            return readyz.AnswerAsync(target, cancellationToken);
        return Task.FromResult(new EndpointAnswer(404, "there are /healthz, /readyz and /metrics\n"));
    }

    [LoggerMessage(EventId = 60, Level = LogLevel.Information, Message = "/healthz, /readyz and /metrics are answered at port {Port}")]
    private static partial void Listening(ILogger logger, int port);
}
