using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Storage;

namespace CrdToolkit.Testing.Webhooks;

/// <summary>
/// Calls webhooks: by their URL, or through a Service, which is looked for on loopback, because whatever a test has to answer runs on
/// this machine. The certificate must be for <c>NAME.NAMESPACE.svc</c> all the same.
/// </summary>
/// <param name="services">The Services of the server.</param>
internal sealed class WebhookClient(ObjectCollection services) : IDisposable
{
    private const int MaximumAnswerBytes = 16 * 1024 * 1024;
    private readonly ConcurrentDictionary<string, HttpClient> clients = new(StringComparer.Ordinal);

    /// <summary>Sends a review and reads the answer. It blocks: who asks holds up a request of a client, not the server.</summary>
    /// <exception cref="WebhookCallException">There was no answer, or none that is JSON.</exception>
    public JsonObject Send(WebhookTarget target, JsonObject review, TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        var (address, host) = Resolve(target);
        var query = $"timeout={timeout.TotalSeconds.ToString(CultureInfo.InvariantCulture)}s";
        var uri = new Uri(address + (address.Contains('?', StringComparison.Ordinal) ? "&" : "?") + query);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(timeout);
        using var request = new HttpRequestMessage(HttpMethod.Post, uri) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(JsonWriter.Write(review))) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Host = host;
        try
        {
            using var answer = Client(target.CaBundle).Send(request, deadline.Token);
            using var content = answer.Content.ReadAsStream(deadline.Token);
            var bytes = Read(content);
            return answer.StatusCode == HttpStatusCode.OK
                ? JsonReader.Parse(bytes) as JsonObject ?? throw new WebhookCallException("the answer is no JSON object")
                : throw new WebhookCallException($"an error on the server (\"{Encoding.UTF8.GetString(bytes).Trim()}\") has prevented the request from succeeding");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new WebhookCallException($"Post \"{uri}\": context deadline exceeded");
        }
        catch (Exception e) when (e is HttpRequestException or IOException or JsonSyntaxException)
        {
            throw new WebhookCallException($"Post \"{uri}\": {(e.InnerException ?? e).Message}");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var client in clients.Values)
        {
            client.Dispose();
        }
    }

    // A port of a Service leads to the port that its pods listen on.
    private (string Address, string? Host) Resolve(WebhookTarget target)
    {
        if (target.Url is { } url)
        {
            return (url, null);
        }

        var service = services.Find(new ObjectKey(target.ServiceNamespace, target.ServiceName))
            ?? throw new WebhookCallException($"service \"{target.ServiceName}\" not found");
        var spec = service.Value.Child("spec");
        var port = spec.Objects("ports").FirstOrDefault(candidate => candidate.Number("port") == target.Port);
        if (spec.Text("type") != "ExternalName" && port is null)
        {
            throw new WebhookCallException($"no service port {target.Port} found for service \"{target.ServiceName}\"");
        }

        var local = port?["targetPort"] is JsonNumber number && number.TryGetInt64(out var found) ? found : target.Port;
        return (
            string.Create(CultureInfo.InvariantCulture, $"https://127.0.0.1:{local}/{target.Path.TrimStart('/')}"),
            $"{target.ServiceName}.{target.ServiceNamespace}.svc");
    }

    private HttpClient Client(string? caBundle) => clients.GetOrAdd(caBundle ?? "", bundle =>
    {
        var handler = new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(1) };
        if (bundle.Length > 0)
        {
            handler.SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = Trusting(bundle) };
        }

        return new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    });

    private static X509ChainPolicy Trusting(string bundle)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        try
        {
            policy.CustomTrustStore.ImportFromPem(Encoding.UTF8.GetString(Convert.FromBase64String(bundle)));
        }
        catch (Exception e) when (e is FormatException or CryptographicException)
        {
            throw new WebhookCallException("unable to load root certificates: unable to parse bytes as PEM block");
        }

        return policy;
    }

    private static byte[] Read(Stream content)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[16 * 1024];
        while (content.Read(chunk) is > 0 and var count)
        {
            if (buffer.Length + count > MaximumAnswerBytes)
            {
                throw new WebhookCallException("the answer is too large");
            }

            buffer.Write(chunk, 0, count);
        }

        return buffer.ToArray();
    }
}
