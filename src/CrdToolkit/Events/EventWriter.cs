using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;

namespace CrdToolkit;

/// <summary>
/// Writes events in the background, as client-go does: the first as an object, the second as the beginning of its series, the
/// others are counted and written when the series ends (nothing for six minutes), each half hour of it, and when the operator stops.
/// </summary>
internal sealed partial class EventWriter(EventRecorder recorder, KubernetesApi api, ILoggerFactory loggers)
{
    private const int Tries = 3;
    private static readonly TimeSpan SeriesEnd = TimeSpan.FromMinutes(6);
    private static readonly TimeSpan SeriesRefresh = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan Tick = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(5);
    private static readonly ResourceDescriptor Kind = new("events.k8s.io", "v1", "Event", "events", ResourceScope.Namespaced);

    private readonly ILogger logger = loggers.CreateLogger("CrdToolkit.Events");
    private readonly Dictionary<EventKey, EventSeries> series = [];
    private readonly EventBudget budget = new(api.Time);
    private readonly string controller = Short(AppDomain.CurrentDomain.FriendlyName);
    private readonly string instance = Short($"{AppDomain.CurrentDomain.FriendlyName}-{Environment.MachineName}");
    private string? told;

    /// <summary>Runs until no more events come, or until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var timer = new PeriodicTimer(Tick, api.Time);
            var tick = timer.WaitForNextTickAsync(cancellationToken).AsTask();
            var more = recorder.Pending.WaitToReadAsync(cancellationToken).AsTask();
            while (true)
            {
                await Task.WhenAny(more, tick).ConfigureAwait(false);
                if (more.IsCompleted)
                {
                    if (!await more.ConfigureAwait(false))
                        break;
                    while (recorder.Pending.TryRead(out var next))
                        await TakeAsync(next, cancellationToken).ConfigureAwait(false);
                    more = recorder.Pending.WaitToReadAsync(cancellationToken).AsTask();
                }

                if (!tick.IsCompleted)
                    continue;
                await tick.ConfigureAwait(false);
                tick = timer.WaitForNextTickAsync(cancellationToken).AsTask();
                await WriteSeriesAsync(isLast: false, cancellationToken).ConfigureAwait(false);
            }

            await WriteSeriesAsync(isLast: true, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
        }
    }

    private async Task TakeAsync(PendingEvent next, CancellationToken cancellationToken)
    {
        if (series.TryGetValue(next.Key, out var known) && next.Time - known.LastObserved < SeriesEnd)
        {
            known.Count++;
            known.LastObserved = next.Time;
            if (known.Count == 2)
                await WriteSeriesAsync(next.Key, known, cancellationToken).ConfigureAwait(false);
            return;
        }

        if (!budget.TrySpend(next.Key.Regarding.Uid))
        {
            Suppressed(logger, next.Key.Regarding.Kind, next.Key.Regarding.Namespace, next.Key.Regarding.Name, next.Key.Reason);
            return;
        }

        await CreateAsync(next.Key, new EventSeries(NewName(next.Key, next.Time), next.Time), cancellationToken).ConfigureAwait(false);
    }

    private async Task CreateAsync(EventKey key, EventSeries first, CancellationToken cancellationToken)
    {
        var body = new JsonObject
        {
            ["apiVersion"] = Kind.ApiVersion,
            ["kind"] = Kind.Kind,
            ["metadata"] = new JsonObject { ["name"] = first.Name, ["namespace"] = NamespaceOf(key) },
            ["eventTime"] = Timestamp(first.LastObserved),
            ["type"] = key.Type.ToString(),
            ["reason"] = key.Reason,
            ["action"] = key.Action,
            ["note"] = key.Note,
            ["reportingController"] = controller,
            ["reportingInstance"] = instance,
            ["regarding"] = key.Regarding.ToJson(),
        };
        if (key.Related is not null)
            body["related"] = key.Related.ToJson();
        if (first.Count > 1)
            body["series"] = SeriesOf(first);
        if (await TrySendAsync(new ApiRequest(ApiVerb.Create, Kind, NamespaceOf(key)) { Body = Bytes(body), IsElection = IsOfElection(key) }, cancellationToken).ConfigureAwait(false) is true)
            series[key] = first;
    }

    private async Task WriteSeriesAsync(bool isLast, CancellationToken cancellationToken)
    {
        var now = api.Time.GetUtcNow();
        foreach (var (key, known) in series.ToList())
        {
            var isOver = now - known.LastObserved >= SeriesEnd;
            if (known.Count > known.WrittenCount && (isOver || isLast || now - known.WrittenAt >= SeriesRefresh))
                await WriteSeriesAsync(key, known, cancellationToken).ConfigureAwait(false);
            if (isOver)
                series.Remove(key);
        }
    }

    private async Task WriteSeriesAsync(EventKey key, EventSeries known, CancellationToken cancellationToken)
    {
        var request = new ApiRequest(ApiVerb.Patch, Kind, NamespaceOf(key), known.Name)
        {
            Body = Bytes(new JsonObject { ["series"] = SeriesOf(known) }),
            ContentType = ResourcePatch.MergeContentType,
            IsElection = IsOfElection(key),
        };
        switch (await TrySendAsync(request, cancellationToken).ConfigureAwait(false))
        {
            case true:
                known.WrittenCount = known.Count;
                known.WrittenAt = known.LastObserved;
                break;
            case null:
                // The server forgets events after a while: the series goes on with a new object.
                series.Remove(key);
                var anew = new EventSeries(NewName(key, known.LastObserved), known.LastObserved) { Count = known.Count, WrittenCount = known.Count };
                await CreateAsync(key, anew, cancellationToken).ConfigureAwait(false);
                break;
        }
    }

    // Null when there is no such object.
    private async Task<bool?> TrySendAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                using var answer = await api.Transport.SendAsync(request, cancellationToken).ConfigureAwait(false);
                return true;
            }
            catch (LeadershipLostException)
            {
                return false;
            }
            catch (KubernetesApiException exception) when (exception.IsNotFound && request.Verb == ApiVerb.Patch)
            {
                return null;
            }
            catch (KubernetesApiException exception)
            {
                // A namespace that is going takes no events; a missing role stays missing.
                var isFinal = !exception.IsOutcomeUnknown && !exception.IsTooManyRequests;
                if (isFinal || attempt == Tries)
                {
                    if (told != exception.Message && exception.Status.Reason != "NotFound")
                        NotWritten(logger, exception.Message);
                    told = exception.Message;
                    return false;
                }

                await Task.Delay(exception.RetryAfter ?? RetryDelay, api.Time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    // That leadership was lost is told by a process whose other writes are refused.
    private static bool IsOfElection(EventKey key) => key.Reason == LeadershipEvents.Reason && key.Regarding.Kind == LeaseLock.Kind.Kind;

    // Objects without a namespace have their events in "default", as everywhere in Kubernetes.
    private static string NamespaceOf(EventKey key) => key.Regarding.Namespace is { Length: > 0 } own ? own : "default";

    private static string NewName(EventKey key, DateTimeOffset time)
    {
        var suffix = string.Create(CultureInfo.InvariantCulture, $".{time.UtcTicks:x}{Random.Shared.Next(0x1000):x3}");
        var stem = key.Regarding.Name.Length + suffix.Length > 253 ? key.Regarding.Name[..(253 - suffix.Length)].TrimEnd('.', '-') : key.Regarding.Name;
        return stem + suffix;
    }

    private static JsonObject SeriesOf(EventSeries known) => new() { ["count"] = known.Count, ["lastObservedTime"] = Timestamp(known.LastObserved) };

    private static string Timestamp(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    private static string Short(string text) => text.Length <= 128 ? text : text[..128];

    private static byte[] Bytes(JsonObject value) => Encoding.UTF8.GetBytes(value.ToJsonString());

    [LoggerMessage(EventId = 71, Level = LogLevel.Warning, Message = "An event is lost, and others may be: {Failure}")]
    private static partial void NotWritten(ILogger logger, string failure);

    [LoggerMessage(EventId = 72, Level = LogLevel.Debug, Message = "{Kind} {Namespace}/{Name} has had too many events; one is left out: {Reason}")]
    private static partial void Suppressed(ILogger logger, string kind, string @namespace, string name, string reason);
}
