using CrdToolkit.Testing.Faults;
using CrdToolkit.Testing.Requests;

namespace CrdToolkit.Testing;

/// <summary>
/// One way in which the server misbehaves, and when it does. The methods say what happens; the properties, set by <c>with</c>, say to
/// which requests: <c>Fault.Conflict() with { Resource = "widgets", Times = 1 }</c>. Where several are set, all must hold. It takes effect when it
/// is given to <see cref="FaultInjector.Add"/>.
/// </summary>
public sealed record Fault
{
    private Fault()
    {
    }

    /// <summary>The verbs that it hits, such as <c>list</c> or <c>patch</c>; empty for all.</summary>
    public IReadOnlyList<string> Verbs { get; init; } = [];

    /// <summary>The API group; empty for the core group, null for all.</summary>
    public string? Group { get; init; }

    /// <summary>The plural name of the resource; null for all, documents such as <c>/version</c> included.</summary>
    public string? Resource { get; init; }

    /// <summary>The subresource; empty for the object itself, null for both.</summary>
    public string? Subresource { get; init; }

    /// <summary>The namespace; null for all.</summary>
    public string? Namespace { get; init; }

    /// <summary>The object; null for all and for collections.</summary>
    public string? Name { get; init; }

    /// <summary>The user; null for all.</summary>
    public string? User { get; init; }

    /// <summary>A part of the client's <c>User-Agent</c>; null for all clients.</summary>
    public string? UserAgent { get; init; }

    /// <summary>Whatever else must hold; null for nothing.</summary>
    public Func<RequestInfo, bool>? When { get; init; }

    /// <summary>How many requests that fit pass unharmed first; 0 by default.</summary>
    public int Skip { get; init; }

    /// <summary>How many requests it hits; null, the default, for all until it is removed.</summary>
    public int? Times { get; init; }

    /// <summary>How likely a request that fits is hit, from 0 to 1; 1 by default.</summary>
    public double Probability { get; init; } = 1;

    /// <summary>What the choice by <see cref="Probability"/> starts from: the same seed makes the same choices in the same order.</summary>
    public int Seed { get; init; }

    internal FaultKind Kind { get; private init; }

    internal long After { get; private init; }

    internal TimeSpan? Time { get; private init; }

    internal Func<RequestInfo, StatusException>? Refusal { get; private init; }

    /// <summary>The connection is closed, and the request was never carried out.</summary>
    public static Fault LoseRequest() => new() { Kind = FaultKind.LoseRequest };

    /// <summary>
    /// The request is carried out, and the connection closed within the answer: the client cannot know whether its write happened. A watch
    /// that is open when the fault is added is cut too.
    /// </summary>
    /// <param name="afterBytes">How many bytes of the body still arrive; with 0 not even the status line does.</param>
    public static Fault Cut(long afterBytes = 0) => new() { Kind = FaultKind.Cut, After = NotNegative(afterBytes, nameof(afterBytes)) };

    /// <summary>
    /// The answer stops and the connection stays open, as when a load balancer forgets it: the client gets nothing, not even an error.
    /// When the fault is removed the rest arrives. Open watches are hit too.
    /// </summary>
    /// <param name="afterBytes">How many bytes of the body still arrive.</param>
    public static Fault HalfOpen(long afterBytes = 0) => new() { Kind = FaultKind.HalfOpen, After = NotNegative(afterBytes, nameof(afterBytes)) };

    /// <summary>The request waits before it is carried out.</summary>
    /// <param name="time">How long, by the server's clock.</param>
    public static Fault Delay(TimeSpan time) => new() { Kind = FaultKind.Delay, Time = NotNegative(time, nameof(time)) };

    /// <summary>429 with <c>Retry-After</c> and plain text, as priority and fairness turns requests away.</summary>
    /// <param name="retryAfter">When the client may try again, in whole seconds; one second by default.</param>
    public static Fault TooManyRequests(TimeSpan? retryAfter = null) =>
        new() { Kind = FaultKind.TooManyRequests, Time = NotNegative(retryAfter ?? TimeSpan.FromSeconds(1), nameof(retryAfter)) };

    /// <summary>503 ServiceUnavailable, as from an API server that starts or stops.</summary>
    /// <param name="retryAfter">When the client may try again, in whole seconds; null, the default, for no such header.</param>
    public static Fault Unavailable(TimeSpan? retryAfter = null) => Error(503, retryAfter: retryAfter);

    /// <summary>Any error, with a Status that has the usual reason and message of its code.</summary>
    /// <param name="code">The HTTP status code, 400 to 599.</param>
    /// <param name="message">Another message.</param>
    /// <param name="retryAfter">When the client may try again, in whole seconds; null, the default, for no such header.</param>
    /// <exception cref="ArgumentOutOfRangeException">The code is no error, or the time negative.</exception>
    public static Fault Error(int code, string? message = null, TimeSpan? retryAfter = null)
    {
        if (code is < 400 or > 599)
        {
            throw new ArgumentOutOfRangeException(nameof(code), code, "An error has a status code from 400 to 599.");
        }

        var seconds = retryAfter is { } time ? (int?)NotNegative(time, nameof(retryAfter)).TotalSeconds : null;
        return Refuse(_ => FaultStatus.Of(code, message, seconds));
    }

    /// <summary>
    /// 409 Conflict, as if another client had changed the object in between; by default for updates and patches. With <c>Times = 1</c> the
    /// retry succeeds.
    /// </summary>
    public static Fault Conflict() => Refuse(request => StatusErrors.Modified(new(request.Group, request.Resource), request.Name))
        with
    { Verbs = ["update", "patch"] };

    /// <summary>HTTP 410 Expired to lists and watches: the resource version is too old. The other form is <see cref="ExpiredEvent"/>.</summary>
    public static Fault Expired() => Refuse(_ => FaultStatus.Expired()) with { Verbs = ["list", "watch"] };

    /// <summary>
    /// A watch is answered with 200 and then gets an <c>ERROR</c> event with a Status of 410 Expired, as kube-apiserver tells it. Open watches are
    /// hit too. The other form is <see cref="Expired"/>.
    /// </summary>
    /// <param name="afterEvents">How many events still arrive before.</param>
    public static Fault ExpiredEvent(int afterEvents = 0) => OfWatch(FaultKind.ExpiredEvent, NotNegative(afterEvents, nameof(afterEvents)));

    /// <summary>A watch ends cleanly, as at its timeout. Open watches are hit too.</summary>
    /// <param name="afterEvents">How many events still arrive before.</param>
    public static Fault EndWatch(int afterEvents = 0) => OfWatch(FaultKind.EndWatch, NotNegative(afterEvents, nameof(afterEvents)));

    /// <summary>Every event of a watch that tells of an object comes twice. Open watches are hit too.</summary>
    public static Fault DuplicateEvents() => OfWatch(FaultKind.DuplicateEvents, 0);

    /// <summary>The events of a watch come late, as from a watch cache that lags. Open watches are hit too.</summary>
    /// <param name="delay">How late, by the server's clock; null, the default, holds them back until the fault is removed.</param>
    public static Fault LaggingWatch(TimeSpan? delay = null) =>
        OfWatch(FaultKind.LaggingWatch, 0) with { Time = delay is { } time ? NotNegative(time, nameof(delay)) : null };

    /// <summary>
    /// Gets and lists answer with the state of the moment at which the fault was added, as from a replica that lags; writes see the newest
    /// state. A list that asks for a newer resource version gets 504 "Too large resource version".
    /// </summary>
    public static Fault StaleReads() => new() { Kind = FaultKind.StaleReads, Verbs = ["get", "list"] };

    private static Fault Refuse(Func<RequestInfo, StatusException> refusal) => new() { Kind = FaultKind.Refuse, Refusal = refusal };

    private static Fault OfWatch(FaultKind kind, int after) => new() { Kind = kind, After = after, Verbs = ["watch"] };

    private static TimeSpan NotNegative(TimeSpan time, string name) => time >= TimeSpan.Zero
        ? time
        : throw new ArgumentOutOfRangeException(name, time, "A time is not negative.");

    private static T NotNegative<T>(T count, string name)
        where T : System.Numerics.INumber<T> => T.IsNegative(count)
            ? throw new ArgumentOutOfRangeException(name, count, "A count is not negative.")
            : count;
}
