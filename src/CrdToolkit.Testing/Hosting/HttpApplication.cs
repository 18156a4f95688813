using CrdToolkit.Testing.Requests;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CrdToolkit.Testing.Hosting;

/// <summary>Hands the requests of Kestrel to the pipeline; requests that run when the server stops are cancelled.</summary>
/// <param name="pipeline">Answers them.</param>
internal sealed class HttpApplication(RequestPipeline pipeline) : IHttpApplication<HttpContext>, IDisposable
{
    private readonly CancellationTokenSource stopping = new();

    /// <inheritdoc/>
    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    /// <inheritdoc/>
    public async Task ProcessRequestAsync(HttpContext context)
    {
        using var aborted = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping.Token);
        context.RequestAborted = aborted.Token;
        await pipeline.ProcessAsync(context);
    }

    /// <inheritdoc/>
    public void DisposeContext(HttpContext context, Exception? exception)
    {
        // The default context holds nothing that must be freed.
    }

    /// <summary>Cancels the requests that run; watches end.</summary>
    public void Stop() => stopping.Cancel();

    /// <inheritdoc/>
    public void Dispose() => stopping.Dispose();
}
