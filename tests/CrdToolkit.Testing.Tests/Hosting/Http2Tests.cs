using System.Net;
using k8s;

namespace CrdToolkit.Testing.Tests.Hosting;

public sealed class Http2Tests : ApiServerTest
{
    protected override LocalApiServerOptions Options => new() { Tls = true };

    [Fact]
    public async Task Who_asks_for_it_over_tls_gets_it()
    {
        using var client = Server.CreateClient();

        using var answer = await SendAsync(client, "/version", HttpVersion.Version20);

        Assert.Equal((HttpStatusCode.OK, HttpVersion.Version20), (answer.StatusCode, answer.Version));
    }

    [Fact]
    public async Task Who_does_not_gets_the_former_one()
    {
        using var client = Server.CreateClient();

        using var answer = await SendAsync(client, "/version", HttpVersion.Version11);

        Assert.Equal((HttpStatusCode.OK, HttpVersion.Version11), (answer.StatusCode, answer.Version));
    }

    [Fact]
    public async Task A_long_selector_fits()
    {
        using var client = Server.CreateClient();
        var selector = string.Join(",", Enumerable.Range(0, 3000).Select(number => $"label-{number}=value-{number}"));

        using var answer = await SendAsync(client, $"/api/v1/configmaps?labelSelector={Uri.EscapeDataString(selector)}", HttpVersion.Version20);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task A_lost_request_ends_no_other()
    {
        using var client = Server.CreateClient();
        using var watch = await SendAsync(client, "/api/v1/namespaces?watch=true&resourceVersion=0", HttpVersion.Version20);
        Server.Faults.Add(Fault.LoseRequest() with { Resource = "secrets", Times = 1 });

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => SendAsync(client, "/api/v1/secrets", HttpVersion.Version20));

        using var lines = new StreamReader(await watch.Content.ReadAsStreamAsync(Cancellation));
        Assert.Contains("ADDED", await lines.ReadLineAsync(Cancellation), StringComparison.Ordinal);
        using var next = await SendAsync(client, "/api/v1/secrets", HttpVersion.Version20);
        Assert.Equal(HttpStatusCode.OK, next.StatusCode);
    }

    private Task<HttpResponseMessage> SendAsync(Kubernetes client, string path, Version version)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(client.BaseUri, path))
        {
            Version = version,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        return client.HttpClient.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancellation);
    }
}
