using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;

namespace CrdToolkit.Testing.Admission;

/// <summary>
/// Posts reviews to webhooks over TLS: to a URL, or to a service, which is looked for on loopback at the port of the reference. The
/// certificate must be for the host of the URL, or for <c>name.namespace.svc</c>, and of the authority in <c>caBundle</c>.
/// </summary>
/// <param name="clock">Where timeouts come from.</param>
internal sealed class WebhookTransport(TimeProvider clock) : IDisposable
{
    private readonly ConcurrentDictionary<(string Bundle, bool IsService), HttpMessageInvoker> invokers = new();

    /// <summary>Posts a document and reads the answer.</summary>
    /// <param name="client">The clientConfig.</param>
    /// <param name="body">The document.</param>
    /// <param name="timeout">How long it may take.</param>
    /// <param name="cancellationToken">The request was given up.</param>
    /// <exception cref="WebhookCallException">There is no answer; the message is that of the API server.</exception>
    public async Task<string> PostAsync(JsonObject client, JsonObject body, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var (url, isService) = UrlOf(client);
        var target = new UriBuilder(url);
        target.Query = $"{target.Query.TrimStart('?')}{(target.Query.Length > 1 ? "&" : "")}timeout={(int)timeout.TotalSeconds}s";
        var invoker = invokers.GetOrAdd((client.Text("caBundle"), isService), key => Invoker(key.Bundle, key.IsService));
        using var deadline = new CancellationTokenSource(timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, target.Uri)
            {
                Content = new ByteArrayContent(JsonWriter.WriteUtf8(body)) { Headers = { { "Content-Type", "application/json" } } },
            };
            using var response = await invoker.SendAsync(request, either.Token);
            var text = await response.Content.ReadAsStringAsync(either.Token);
            return response.IsSuccessStatusCode ? text : throw new WebhookCallException(Refusal(response.StatusCode, text));
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new WebhookCallException($"Post \"{target.Uri}\": context deadline exceeded");
        }
        catch (HttpRequestException e)
        {
            throw new WebhookCallException($"Post \"{target.Uri}\": {Reason(e, target.Uri)}");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var invoker in invokers.Values)
        {
            invoker.Dispose();
        }
    }

    private static (Uri Url, bool IsService) UrlOf(JsonObject client)
    {
        if (client.Text("url") is { Length: > 0 } url)
        {
            return Uri.TryCreate(url, UriKind.Absolute, out var parsed)
                ? (parsed, false)
                : throw new WebhookCallException($"parse \"{url}\": invalid URI for request");
        }

        var service = client.Child("service");
        var path = service.Text("path");
        return (new Uri($"https://{service.Text("name")}.{service.Text("namespace")}.svc:{service.Number("port") ?? 443}/{path.TrimStart('/')}"), true);
    }

    private static HttpMessageInvoker Invoker(string bundle, bool isService)
    {
        var handler = new SocketsHttpHandler
        {
            UseProxy = false,
            AllowAutoRedirect = false,
            SslOptions = new SslClientAuthenticationOptions
            {
                RemoteCertificateValidationCallback = (_, certificate, _, errors) =>
                    certificate is X509Certificate2 presented
                    && !errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch)
                    && IsTrusted(presented, bundle),
            },
        };
        if (isService)
        {
            handler.ConnectCallback = async (context, cancellationToken) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                try
                {
                    await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, cancellationToken);
                    return new NetworkStream(socket, ownsSocket: true);
                }
                catch
                {
                    socket.Dispose();
                    throw;
                }
            };
        }

        return new HttpMessageInvoker(handler);
    }

    private static bool IsTrusted(X509Certificate2 certificate, string bundle)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        if (bundle.Length > 0)
        {
            chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            chain.ChainPolicy.CustomTrustStore.ImportFromPem(Encoding.ASCII.GetString(Convert.FromBase64String(bundle)));
        }

        return chain.Build(certificate);
    }

    // As the REST client of Kubernetes words them.
    private static string Refusal(HttpStatusCode code, string text) => code switch
    {
        HttpStatusCode.NotFound => "the server could not find the requested resource",
        HttpStatusCode.Unauthorized => "the server has asked for the client to provide credentials",
        HttpStatusCode.Forbidden => text.Length > 0 ? text.Trim() : "forbidden",
        >= HttpStatusCode.InternalServerError => $"an error on the server (\"{(text.Length > 0 ? text.Trim() : "unknown")}\") has prevented the request from succeeding",
        _ => "the server rejected our request for an unknown reason",
    };

    private static string Reason(HttpRequestException e, Uri target) => e.HttpRequestError switch
    {
        HttpRequestError.SecureConnectionError when e.InnerException is AuthenticationException =>
            "tls: failed to verify certificate: x509: certificate signed by unknown authority",
        HttpRequestError.ConnectionError => $"dial tcp {target.Host}:{target.Port}: connect: connection refused",
        HttpRequestError.NameResolutionError => $"dial tcp: lookup {target.Host}: no such host",
        _ => "EOF",
    };
}
