using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using k8s;
using k8s.Authentication;

namespace CrdToolkit;

/// <summary>
/// Address, TLS and credentials of an API server: those of a client, or made as a client makes them. A <see cref="Kubernetes"/> knows
/// every operation and every kind of Kubernetes, which an operator that has none of them called pays for in memory and in size.
/// </summary>
internal sealed class ApiConnection : IDisposable
{
    // Silent connections that something between has dropped are noticed.
    private static readonly TimeSpan PingDelay = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan PingTimeout = TimeSpan.FromSeconds(30);

    private readonly bool isOurs;

    /// <summary>The connection of a client, which stays its owner's.</summary>
    public ApiConnection(Kubernetes client)
    {
        BaseUri = client.BaseUri;
        HttpClient = client.HttpClient;
        Credentials = client.Credentials;
    }

    private ApiConnection(KubernetesClientConfiguration configuration, DelegatingHandler? first)
    {
        isOurs = true;
        BaseUri = Uri.TryCreate(configuration.Host, UriKind.Absolute, out var address)
            ? address
            : throw new KubeconfigException($"'{configuration.Host}' is no address of an API server; write one such as https://HOST:6443.");
        HttpMessageHandler handler = configuration is ReadConfiguration { ReadAgain: { } read }
            ? new RenewedConnections(configuration, read, certificates => Connect(configuration, certificates))
            : Connect(configuration, configuration);
        first?.InnerHandler = handler;
        HttpClient = new HttpClient(first ?? handler) { Timeout = Timeout.InfiniteTimeSpan };
        Credentials = Kubernetes.CreateCredentials(configuration);
    }

    /// <summary>A connection of our own, as a configuration says.</summary>
    public static ApiConnection Open(KubernetesClientConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return configuration is ImpersonatingConfiguration impersonating
            ? impersonating.Connect(handler => new ApiConnection(configuration, handler))
            : new ApiConnection(configuration, null);
    }

    public Uri BaseUri { get; }

    public HttpClient HttpClient { get; }

    /// <summary>Null where requests need none.</summary>
    public ServiceClientCredentials? Credentials { get; }

    public void Dispose()
    {
        if (isOurs)
            HttpClient.Dispose();
    }

    /// <param name="configuration">What says how to connect.</param>
    /// <param name="certificates">What has the certificates: the same, or one that was read later.</param>
    private static SocketsHttpHandler Connect(KubernetesClientConfiguration configuration, KubernetesClientConfiguration certificates)
    {
        var handler = new SocketsHttpHandler
        {
            KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
            KeepAlivePingDelay = PingDelay,
            KeepAlivePingTimeout = PingTimeout,
            EnableMultipleHttp2Connections = true,
        };
        // Before the rest, as with a client: what the configuration says of TLS stands, unless it was renewed.
        configuration.FirstMessageHandlerSetup?.Invoke(handler);
        if (certificates != configuration)
            handler.SslOptions.CertificateChainPolicy = null;
        if (configuration.SkipTlsVerify)
            handler.SslOptions.RemoteCertificateValidationCallback = (_, _, _, _) => true;
        else if (certificates.SslCaCerts is { Count: > 0 } authorities)
            Trust(handler.SslOptions, authorities);
        if (CertificateOf(certificates) is { } certificate)
            handler.SslOptions.LocalCertificateSelectionCallback = (_, _, _, _, _) => certificate;
        return handler;
    }

    // A configuration that somebody else has read says it by its authorities alone.
    private static void Trust(SslClientAuthenticationOptions tls, X509Certificate2Collection authorities)
    {
        tls.CertificateChainPolicy ??= ServerTrust.PolicyOf(authorities);
        tls.RemoteCertificateValidationCallback = (_, _, chain, errors) => ServerTrust.IsTrusted(authorities, chain, errors);
    }

    private static X509Certificate2? CertificateOf(KubernetesClientConfiguration configuration)
    {
        var certificate = Pem(configuration.ClientCertificateData, configuration.ClientCertificateFilePath);
        var key = Pem(configuration.ClientCertificateKeyData, configuration.ClientKeyFilePath);
        if (certificate is null || key is null)
            return null;
        var pair = X509Certificate2.CreateFromPem(certificate, key);
        if (!OperatingSystem.IsWindows())
            return pair;
        // There TLS takes no key that is in memory only.
        using (pair)
            return X509CertificateLoader.LoadPkcs12(pair.Export(X509ContentType.Pkcs12), null, configuration.ClientCertificateKeyStoreFlags ?? X509KeyStorageFlags.DefaultKeySet);
    }

    private static string? Pem(string? data, string? file)
    {
        if (!string.IsNullOrWhiteSpace(data))
            return Encoding.UTF8.GetString(Convert.FromBase64String(data));
        return string.IsNullOrWhiteSpace(file) ? null : File.ReadAllText(file);
    }
}
