using CrdToolkit.Testing.Storage;

namespace CrdToolkit.Testing;

/// <summary>A fault that a server has. Disposing it removes it; what it holds back goes on.</summary>
public sealed class ActiveFault : IDisposable
{
    private readonly Lock gate = new();
    private readonly Random random;
    private readonly CancellationTokenSource removal = new();
    private readonly Action<ActiveFault> remove;
    private readonly List<RequestInfo> requests = [];
    private TaskCompletionSource hit = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int seen;
    private bool isRemoved;

    internal ActiveFault(Fault fault, StoreView view, Action<ActiveFault> remove)
    {
        Fault = fault;
        View = view;
        this.remove = remove;
        random = new Random(fault.Seed);
        Removed = removal.Token;
    }

    /// <summary>What happens, and when.</summary>
    public Fault Fault { get; }

    /// <summary>The requests that it has hit, in order.</summary>
    public IReadOnlyList<RequestInfo> Hits
    {
        get
        {
            lock (gate)
            {
                return [.. requests];
            }
        }
    }

    /// <summary>The state of the store when it was added.</summary>
    internal StoreView View { get; }

    /// <summary>Ends when the fault is removed.</summary>
    internal CancellationToken Removed { get; }

    /// <summary>Waits until it has hit so many requests.</summary>
    /// <param name="hits">How many.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async Task WaitAsync(int hits = 1, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            Task next;
            lock (gate)
            {
                if (requests.Count >= hits)
                {
                    return;
                }

                next = hit.Task;
            }

            await next.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Removes the fault. What it delays, holds back or hides goes on; what is cut stays cut.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            if (isRemoved)
            {
                return;
            }

            isRemoved = true;
        }

        remove(this);
        removal.Cancel();
        removal.Dispose();
    }

    /// <summary>Decides whether a request is hit.</summary>
    internal bool TryHit(RequestInfo request)
    {
        if (!Fits(request))
        {
            return false;
        }

        lock (gate)
        {
            seen++;
            if (isRemoved
                || seen <= Fault.Skip
                || requests.Count >= Fault.Times
                || (Fault.Probability < 1 && random.NextDouble() >= Fault.Probability))
            {
                return false;
            }

            requests.Add(request);
            hit.SetResult();
            hit = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return true;
        }
    }

    private bool Fits(RequestInfo request) =>
        (Fault.Verbs.Count == 0 || Fault.Verbs.Contains(request.Verb))
        && (Fault.Group is null || (request.IsResourceRequest && request.Group == Fault.Group))
        && (Fault.Resource is null || request.Resource == Fault.Resource)
        && (Fault.Subresource is null || (request.IsResourceRequest && request.Subresource == Fault.Subresource))
        && (Fault.Namespace is null || request.Namespace == Fault.Namespace)
        && (Fault.Name is null || request.Name == Fault.Name)
        && (Fault.User is null || request.User == Fault.User)
        && (Fault.UserAgent is null || request.UserAgent.Contains(Fault.UserAgent, StringComparison.Ordinal))
        && Fault.When?.Invoke(request) != false;
}
