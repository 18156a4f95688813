namespace CrdToolkit.Benchmarks;

/// <summary>Counts requests, watches apart.</summary>
internal sealed class CountingHandler : DelegatingHandler
{
    private int reads;
    private int writes;

    public int Reads => reads;

    public int Writes => writes;

    public void Reset() => reads = writes = 0;

    /// <inheritdoc/>
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Method != HttpMethod.Get)
            Interlocked.Increment(ref writes);
        else if (!request.RequestUri!.Query.Contains("watch=", StringComparison.Ordinal))
            Interlocked.Increment(ref reads);
        return base.SendAsync(request, cancellationToken);
    }
}
