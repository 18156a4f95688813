using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using k8s;

namespace CrdToolkit.Testing.Clients;

/// <summary>Plain HTTP to a cluster.</summary>
/// <param name="http">The connection; its owner disposes it.</param>
/// <param name="server">Where the cluster is.</param>
/// <param name="authorize">Adds the credentials to a request.</param>
internal sealed class ClusterHttp(HttpClient http, Uri server, Func<HttpRequestMessage, CancellationToken, Task> authorize)
{
    /// <summary>With the connection and the credentials of a client.</summary>
    public static ClusterHttp Of(Kubernetes client) =>
        new(client.HttpClient, client.BaseUri, client.Credentials is { } credentials ? credentials.ProcessHttpRequestAsync : (_, _) => Task.CompletedTask);

    /// <summary>A connection for <see cref="ClusterHttp"/> that trusts one authority, and those of the machine when it is null.</summary>
    public static HttpClient Connect(X509Certificate2? authority)
    {
        var handler = new SocketsHttpHandler();
        if (authority is not null)
        {
            handler.SslOptions.CertificateChainPolicy = new()
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                CustomTrustStore = { authority },
                RevocationMode = X509RevocationMode.NoCheck,
            };
        }

        return new(handler);
    }

    /// <summary>Sends a request and reads the whole answer.</summary>
    public async Task<(int Code, string Text)> SendAsync(
        HttpMethod method, string path, string? body, CancellationToken cancellationToken, string contentType = "application/json")
    {
        using var request = await RequestAsync(method, path, body, contentType, cancellationToken);
        using var response = await http.SendAsync(request, cancellationToken);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken));
    }

    /// <summary>Sends a request and gives the answer as soon as its headers are there.</summary>
    public async Task<HttpResponseMessage> OpenAsync(string path, CancellationToken cancellationToken)
    {
        using var request = await RequestAsync(HttpMethod.Get, path, null, "", cancellationToken);
        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    private async Task<HttpRequestMessage> RequestAsync(
        HttpMethod method, string path, string? body, string contentType, CancellationToken cancellationToken)
    {
        var request = new HttpRequestMessage(method, new Uri(server, path));
        request.Headers.Accept.ParseAdd("application/json");
        request.Headers.UserAgent.ParseAdd("CrdToolkit.Testing");
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        }

        await authorize(request, cancellationToken);
        return request;
    }
}
