namespace CrdToolkit.Testing.Hosting;

/// <summary>A server that does not listen, until this is disposed.</summary>
internal sealed class RefusedConnections(ApiServer server) : IAsyncDisposable
{
    private bool isOver;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!Interlocked.Exchange(ref isOver, true))
        {
            await server.ResumeListeningAsync();
        }
    }
}
