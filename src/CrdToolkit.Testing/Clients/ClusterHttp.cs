using System.Net.Http.Headers;
using System.Text;
using k8s;

namespace CrdToolkit.Testing.Clients;

/// <summary>Plain HTTP with the connection and the credentials of a client.</summary>
/// <param name="client">The client.</param>
internal sealed class ClusterHttp(Kubernetes client)
{
    /// <summary>Sends a request and reads the whole answer.</summary>
    public async Task<(int Code, string Text)> SendAsync(
        HttpMethod method, string path, string? body, CancellationToken cancellationToken, string contentType = "application/json")
    {
        using var request = await RequestAsync(method, path, body, contentType, cancellationToken);
        using var response = await client.HttpClient.SendAsync(request, cancellationToken);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken));
    }

    /// <summary>Sends a request and gives the answer as soon as its headers are there.</summary>
    public async Task<HttpResponseMessage> OpenAsync(string path, CancellationToken cancellationToken)
    {
        using var request = await RequestAsync(HttpMethod.Get, path, null, "", cancellationToken);
        return await client.HttpClient.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    private async Task<HttpRequestMessage> RequestAsync(
        HttpMethod method, string path, string? body, string contentType, CancellationToken cancellationToken)
    {
        var request = new HttpRequestMessage(method, new Uri(client.BaseUri, path));
        request.Headers.Accept.ParseAdd("application/json");
        request.Headers.UserAgent.ParseAdd("CrdToolkit.Testing");
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        }

        if (client.Credentials is { } credentials)
        {
            await credentials.ProcessHttpRequestAsync(request, cancellationToken);
        }

        return request;
    }
}
