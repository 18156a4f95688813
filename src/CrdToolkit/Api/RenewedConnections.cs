using System.Net;
using k8s;

namespace CrdToolkit;

/// <summary>
/// Sends over connections with the certificates that stand in the files of a configuration: when the server does not take one (401), or there is no
/// answer because it is not trusted any more, the files are read again, and if they have changed, new connections are made. So they are where a plugin
/// gave the certificate, which it is then asked for anew.
/// </summary>
internal sealed class RenewedConnections : HttpMessageHandler
{
    private readonly Func<KubernetesClientConfiguration> read;
    private readonly Func<KubernetesClientConfiguration, HttpMessageHandler> connect;
    private readonly ExecCredentials? plugin;
    private readonly Lock gate = new();
    private KubernetesClientConfiguration known;
    private volatile HttpMessageInvoker current;

    /// <param name="configuration">What the files said before.</param>
    /// <param name="read">Reads them again.</param>
    /// <param name="connect">Makes what connects with the certificates of a configuration.</param>
    public RenewedConnections(KubernetesClientConfiguration configuration, Func<KubernetesClientConfiguration> read, Func<KubernetesClientConfiguration, HttpMessageHandler> connect)
    {
        this.read = read;
        this.connect = connect;
        plugin = configuration.TokenProvider as ExecCredentials;
        known = configuration;
        current = new HttpMessageInvoker(connect(configuration));
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var used = current;
        try
        {
            var response = await used.SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (response.StatusCode == HttpStatusCode.Unauthorized)
                Renew(used);
            return response;
        }
        catch (HttpRequestException)
        {
            Renew(used);
            throw;
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            current.Dispose();
        base.Dispose(disposing);
    }

    // Of the requests that fail at once over the same connections, the first makes new ones.
    private void Renew(HttpMessageInvoker used)
    {
        lock (gate)
        {
            if (current != used || Read() is not { } changed)
                return;
            known = changed;
            // What was used is not disposed of: requests may be on their way to it. It closes its connections once they are idle.
            current = new HttpMessageInvoker(connect(changed));
        }
    }

    // Null where nothing has changed, or while the files are being replaced: if they then still do not do, the next failure leads here again.
    private KubernetesClientConfiguration? Read()
    {
        try
        {
            var found = read();
            return HasSameCertificates(found, known) && plugin is not { HasGivenCertificate: true } ? null : found;
        }
        catch (Exception exception) when (exception is KubeconfigException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static bool HasSameCertificates(KubernetesClientConfiguration one, KubernetesClientConfiguration other) =>
        one.ClientCertificateData == other.ClientCertificateData
        && one.ClientCertificateKeyData == other.ClientCertificateKeyData
        && Pem(one) == Pem(other);

    private static string Pem(KubernetesClientConfiguration configuration) =>
        string.Concat(configuration.SslCaCerts.Select(certificate => certificate.ExportCertificatePem()));
}
