using System.Net;
using CrdToolkit.Testing.Requests;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CrdToolkit.Testing.Hosting;

/// <summary>
/// Kestrel without a host around it: HTTP/1.1 on loopback. A host's configuration, logging and lifetime would cost most of the
/// time to start, and are of no use to a server that lives inside a test.
/// </summary>
internal sealed class HttpListener : IAsyncDisposable
{
    private readonly ServiceProvider services = new ServiceCollection().BuildServiceProvider();
    private readonly KestrelServer kestrel;
    private readonly HttpApplication application;

    /// <summary>Makes a listener that does not listen yet.</summary>
    public HttpListener(int port, RequestPipeline pipeline)
    {
        var options = new KestrelServerOptions { ApplicationServices = services, AddServerHeader = false };
        options.Limits.MaxRequestBodySize = null;
        options.Limits.MinRequestBodyDataRate = null;
        options.Limits.MinResponseDataRate = null;
        options.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http1);
        var transport = new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance);
        kestrel = new KestrelServer(Options.Create(options), transport, NullLoggerFactory.Instance);
        application = new HttpApplication(pipeline);
    }

    /// <summary>Begins to listen.</summary>
    /// <returns>Where.</returns>
    public async Task<Uri> StartAsync(CancellationToken cancellationToken)
    {
        await kestrel.StartAsync(application, cancellationToken);
        return new Uri(kestrel.Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        application.Stop();
        using (var grace = new CancellationTokenSource(TimeSpan.FromSeconds(5)))
        {
            await kestrel.StopAsync(grace.Token);
        }

        kestrel.Dispose();
        await services.DisposeAsync();
        application.Dispose();
    }
}
