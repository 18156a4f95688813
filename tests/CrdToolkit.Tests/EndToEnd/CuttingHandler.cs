namespace CrdToolkit.Tests.EndToEnd;

/// <summary>A bad network: the first watches are cut after so many bytes.</summary>
public sealed class CuttingHandler(params IEnumerable<int> cuts) : DelegatingHandler
{
    private readonly Queue<int> cuts = new(cuts);

    public int Watches { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        if (!request.RequestUri!.Query.Contains("watch=true", StringComparison.Ordinal))
            return response;
        lock (cuts)
        {
            Watches++;
            if (cuts.TryDequeue(out var bytes))
                response.Content = new StreamContent(new CutStream(response.Content.ReadAsStream(cancellationToken), bytes));
        }

        return response;
    }
}
