using System.Text.Json;
using k8s;
using k8s.Models;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CrdToolkit;

/// <summary>
/// Finds code that changes objects of a cache, which all readers share: looks when an object is replaced, when its reconcile ends,
/// every second, and when the operator stops, which then fails. Names the object, the fields and the reconciles that ran meanwhile.
/// </summary>
internal sealed partial class MutationDetector(KubernetesApi api, ILoggerFactory loggers) : IHostedService, IDisposable
{
    private const int MaxFindings = 20;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly ILogger logger = loggers.CreateLogger("CrdToolkit.Cache");
    private readonly List<IMutationGuard> guards = [];
    private readonly List<string> findings = [];
    private readonly Dictionary<long, string> running = [];
    private List<string> sinceLast = [];
    private List<string> sinceThis = [];
    private ITimer? timer;
    private long lastId;

    /// <summary>Whether <see cref="OperatorOptions.DetectMutations"/> says so, or a test server in this process.</summary>
    public static bool IsWanted(OperatorOptions options) =>
        options.DetectMutations ?? (AppContext.TryGetSwitch("CrdToolkit.DetectMutations", out var isOn) && isOn);

    /// <summary>Watches over the objects of a cache.</summary>
    public MutationGuard<T> Guard<T>(ResourceDescriptor descriptor, bool isMetadataOnly)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        var type = isMetadataOnly ? null : api.Json.GetTypeInfo(typeof(T));
        var metadata = api.Json.GetTypeInfo(typeof(V1ObjectMeta));
        var guard = new MutationGuard<T>(
            descriptor.Kind,
            value => type is null ? JsonSerializer.SerializeToUtf8Bytes(value.Metadata, metadata) : JsonSerializer.SerializeToUtf8Bytes(value, type),
            Found);
        lock (gate)
            guards.Add(guard);
        return guard;
    }

    /// <summary>A reconcile begins.</summary>
    /// <returns>Its number, for <see cref="Ended"/>.</returns>
    public long Begun(string controller, NamespacedName key)
    {
        lock (gate)
        {
            running.Add(++lastId, $"{controller} ({key})");
            return lastId;
        }
    }

    /// <summary>A reconcile has ended.</summary>
    public void Ended(long id)
    {
        lock (gate)
        {
            if (running.Remove(id, out var name))
                sinceThis.Add(name);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (guards.Count > 0)
            timer = api.Time.CreateTimer(_ => CheckAll(), null, Interval, Interval);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        timer?.Dispose();
        CheckAll();
        lock (gate)
        {
            return findings.Count == 0
                ? Task.CompletedTask
                : Task.FromException(new InvalidOperationException($"Objects of caches were changed, which all readers share. {string.Join(" ", findings)}"));
        }
    }

    public void Dispose() => timer?.Dispose();

    private void CheckAll()
    {
        List<IMutationGuard> all;
        lock (gate)
            all = [.. guards];
        foreach (var guard in all)
            guard.CheckAll();
        lock (gate)
        {
            sinceLast = sinceThis;
            sinceThis = [];
        }
    }

    private void Found(string resource, IReadOnlyList<string> fields)
    {
        lock (gate)
        {
            var reconciles = running.Values.Concat(sinceThis).Concat(sinceLast).Distinct().ToList();
            var finding = $"{resource} at {string.Join(", ", fields)}; reconciles at that time: {(reconciles.Count == 0 ? "none" : string.Join(", ", reconciles))}.";
            // One is enough to fail; a few help to find the place.
            if (findings.Count < MaxFindings)
                findings.Add(finding);
            Changed(logger, finding);
        }
    }

    [LoggerMessage(EventId = 13, Level = LogLevel.Error, Message = "An object of a cache was changed, which all readers share: {Finding} Make a changed copy with a 'with' expression, and write it through a client")]
    private static partial void Changed(ILogger logger, string finding);
}
