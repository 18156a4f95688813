using System.Net;
using System.Text;
using CrdToolkit.Testing.Access;
using CrdToolkit.Testing.Requests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CrdToolkit.Testing.Hosting;

/// <summary>
/// Kestrel without a host around it, on loopback: HTTP/1.1, and HTTP/2 for clients that choose it over TLS. A host's configuration, logging and lifetime would cost most of the
/// time to start, and are of no use to a server that lives inside a test. Kestrel's TLS alone needs the services of a host.
/// </summary>
internal sealed class HttpListener : IAsyncDisposable
{
    // DefaultMaxHeaderBytes of Go's server; selectors make long paths.
    private const int MaximumHeaderBytes = 1024 * 1024;
    private const int MaximumHeaders = 10_000;

    // RequestTimeout of a kube-apiserver: how long a body may come more slowly than any client sends one.
    private static readonly TimeSpan RequestTimeout = TimeSpan.FromMinutes(1);

    private readonly IAsyncDisposable services;
    private readonly IServer kestrel;
    private readonly HttpApplication application;

    /// <summary>Makes a listener that does not listen yet.</summary>
    /// <param name="port">Where on loopback; 0 for any.</param>
    /// <param name="pipeline">Answers the requests.</param>
    /// <param name="authority">Makes the certificate for TLS; null for plain HTTP.</param>
    public HttpListener(int port, RequestPipeline pipeline, CertificateAuthority? authority)
    {
        (kestrel, services) = authority is null ? Plain(port) : Tls(port, authority);
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

    private static (IServer Kestrel, IAsyncDisposable Services) Plain(int port)
    {
        var services = new ServiceCollection().BuildServiceProvider();
        var options = new KestrelServerOptions { ApplicationServices = services };
        Configure(options);
        options.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http1);
        // A request is served on the thread that its bytes come in on, which is one of the pool: to hand it over costs more than to serve it.
        var sockets = new SocketTransportOptions { UnsafePreferInlineScheduling = true };
        var transport = new SocketTransportFactory(Options.Create(sockets), NullLoggerFactory.Instance);
        return (new KestrelServer(Options.Create(options), transport, NullLoggerFactory.Instance), services);
    }

    private static (IServer Kestrel, IAsyncDisposable Services) Tls(int port, CertificateAuthority authority)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(options =>
        {
            Configure(options);
            options.Listen(IPAddress.Loopback, port, listen =>
            {
                listen.Protocols = HttpProtocols.Http1AndHttp2;
                listen.UseHttps(authority.IssueServer(), https =>
                {
                    https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
                    https.ClientCertificateValidation = (certificate, _, _) => authority.HasIssued(certificate);
                });
            });
        });
        var host = builder.Build();
        return (host.Services.GetRequiredService<IServer>(), host);
    }

    private static void Configure(KestrelServerOptions options)
    {
        options.AddServerHeader = false;
        // Warnings are in the language of whoever wrote the policy or the webhook.
        options.ResponseHeaderEncodingSelector = static _ => Encoding.UTF8;
        options.Limits.MaxRequestBodySize = null;
        options.Limits.MaxRequestBufferSize = MaximumHeaderBytes;
        options.Limits.MaxRequestLineSize = MaximumHeaderBytes;
        options.Limits.MaxRequestHeadersTotalSize = MaximumHeaderBytes;
        options.Limits.MaxRequestHeaderCount = MaximumHeaders;
        options.Limits.Http2.MaxRequestHeaderFieldSize = MaximumHeaderBytes;
        options.Limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 240, RequestTimeout);
        options.Limits.MinResponseDataRate = null;
    }
}
