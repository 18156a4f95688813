namespace CrdToolkit.Testing;

/// <summary>What clients asked of the server. Use it from any thread.</summary>
public sealed class RequestLog
{
    private readonly Lock gate = new();
    private readonly Queue<RecordedRequest> finished = new();
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

    /// <summary>Forgets what came before.</summary>
    public void Clear()
    {
        lock (gate)
        {
            finished.Clear();
        }
    }

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
