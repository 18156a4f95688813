using CrdToolkit.Testing.Recording;

namespace CrdToolkit.Testing;

/// <summary>What clients asked of the server. Use it from any thread.</summary>
public sealed class RequestLog
{
    private readonly Lock gate = new();
    private readonly Queue<RecordedRequest> finished = new();
    private readonly AccessRecorder access = new();
    private readonly int capacity;

    internal RequestLog(int capacity) => this.capacity = capacity;

    /// <summary>Told of each request when it is over, on the thread that served it.</summary>
    public event Action<RecordedRequest>? Finished;

    /// <summary>
    /// The requests that are over, oldest first: the newest <see cref="LocalApiServerOptions.RequestHistory"/> of them. A watch that is
    /// open is not among them.
    /// </summary>
    public IReadOnlyList<RecordedRequest> All
    {
        get
        {
            lock (gate)
            {
                return [.. finished];
            }
        }
    }

    /// <summary>Every verb that was used on a resource or path, by whom, by which client, in which namespace; open watches included. Nothing is ever dropped.</summary>
    public IReadOnlyList<AccessUse> Uses => access.Uses;

    /// <summary>The rules that a role needs for what was done.</summary>
    /// <param name="user">By whom; null for everyone.</param>
    /// <param name="userAgent">A part of what the client calls itself; null for every client.</param>
    public RecordedRules Rules(string? user = null, string? userAgent = null) => new(Uses.Where(use =>
        (user is null || use.User == user) && (userAgent is null || use.UserAgent.Contains(userAgent, StringComparison.Ordinal))));

    /// <summary>Forgets what came before.</summary>
    public void Clear()
    {
        lock (gate)
        {
            finished.Clear();
        }

        access.Clear();
    }

    internal void Begin(RequestInfo request) => access.Count(request);

    internal void Forbid(RequestInfo request) => access.CountForbidden(request);

    internal void Add(RecordedRequest request)
    {
        lock (gate)
        {
            finished.Enqueue(request);
            if (finished.Count > capacity)
            {
                finished.Dequeue();
            }
        }

        Finished?.Invoke(request);
    }
}
