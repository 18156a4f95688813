using Microsoft.Extensions.Logging;

namespace CrdToolkit;

/// <summary>
/// Tells how a reader fares: each trouble once, in one line that says what can be done, and once more when it is over. A connection
/// that is cut and comes back at the first try is everyday life and told to nobody.
/// </summary>
internal sealed partial class ReaderReport(ILogger logger, ResourceDescriptor resource, string? @namespace, ServerReachability server, TimeProvider time)
{
    // A version expires while the connection is down, and a list puts it right; if it does not, something is wrong.
    private const int ExpirationsUntilTold = 3;

    private string? told;
    private int failures;
    private int expirations;
    private long failingSince;
    private bool hasWorked;
    private long heard = time.GetTimestamp();
    private long active = time.GetTimestamp();

    /// <summary>The namespace that is read; null for all.</summary>
    public string? Namespace { get; } = @namespace;

    /// <summary>The trouble at present, for health checks; null when there is none.</summary>
    public KubernetesApiException? Trouble { get; private set; }

    /// <summary>How long ago the server last said something on this: a page, an event, a bookmark, the end of a watch.</summary>
    public TimeSpan SinceHeard => time.GetElapsedTime(Volatile.Read(ref heard));

    /// <summary>How long ago the reader last did anything; it counts as busy while it waits for its next try.</summary>
    public TimeSpan SinceActive => time.GetElapsedTime(Volatile.Read(ref active));

    /// <summary>Hears that the server does not have the kind.</summary>
    public Action? Missing { get; init; }

    public void Failed(KubernetesApiException failure, TimeSpan delay)
    {
        Volatile.Write(ref active, time.GetTimestamp() + (long)(delay.TotalSeconds * time.TimestampFrequency));
        if (failure.IsNotFound)
            Missing?.Invoke();
        if (failures++ == 0)
            failingSince = time.GetTimestamp();
        Trouble = failure;
        if (failure.IsGone)
            expirations++;
        var isEveryday = failure.IsGone ? expirations < ExpirationsUntilTold : hasWorked && failures == 1 && failure.IsUnreachable;
        var shared = failure.IsUnreachable ? ServerTrouble.Unreachable : failure.IsUnauthorized ? ServerTrouble.Unauthorized : ServerTrouble.None;
        var isNews = !isEveryday && (shared == ServerTrouble.None ? told != failure.Message : server.Lost(shared));
        if (!isNews)
        {
            Repeated(logger, resource.GroupResource, failure.Message, delay);
            return;
        }

        told = failure.Message;
        Failing(logger, failure.Message);
    }

    public void Working()
    {
        hasWorked = true;
        Volatile.Write(ref heard, time.GetTimestamp());
        Volatile.Write(ref active, time.GetTimestamp());
        if (failures == 0)
            return;
        if (server.Reached() is var (trouble, elapsed))
            Reached(logger, trouble == ServerTrouble.Unauthorized ? "accepts the credentials" : "answers again", elapsed.TotalSeconds);
        else if (told is not null)
            WorkingAgain(logger, resource.GroupResource, time.GetElapsedTime(failingSince).TotalSeconds, failures);
        failures = 0;
        expirations = 0;
        told = null;
        Trouble = null;
    }

    [LoggerMessage(EventId = 20, Level = LogLevel.Warning, Message = "{Failure} (The operator keeps trying, and says when it works.)")]
    private static partial void Failing(ILogger logger, string failure);

    [LoggerMessage(EventId = 21, Level = LogLevel.Debug, Message = "Reading {Resource} fails still; next try in {Delay}: {Failure}")]
    private static partial void Repeated(ILogger logger, string resource, string failure, TimeSpan delay);

    [LoggerMessage(EventId = 22, Level = LogLevel.Information, Message = "Reading {Resource} works, after {Seconds:0.0} s and {Failures} failed tries")]
    private static partial void WorkingAgain(ILogger logger, string resource, double seconds, int failures);

    [LoggerMessage(EventId = 23, Level = LogLevel.Information, Message = "The API server {What}, after {Seconds:0.0} s")]
    private static partial void Reached(ILogger logger, string what, double seconds);
}
