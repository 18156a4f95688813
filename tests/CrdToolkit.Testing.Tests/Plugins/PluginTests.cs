using System.Net;

namespace CrdToolkit.Testing.Tests.Plugins;

public sealed class PluginTests : ApiServerTest
{
    [Fact]
    public async Task Where_namespaces_are_empty_pods_need_no_account_and_get_no_token()
    {
        var pod = await PostAsync("/api/v1/namespaces/default/pods", """
            {"apiVersion":"v1","kind":"Pod","metadata":{"name":"a"},"spec":{"containers":[{"name":"a","image":"a:1"}]}}
            """);

        Assert.Null(pod["spec"]!["volumes"]);
        Assert.Null(pod["spec"]!["serviceAccountName"]);
    }

    [Fact]
    public async Task A_pod_may_be_the_first_thing_in_a_namespace()
    {
        await using var server = await LocalApiServer.StartAsync(cancellationToken: Cancellation);
        using var http = new HttpClient { BaseAddress = server.BaseUri };
        for (var i = 0; i < 20; i++)
        {
            await SendAsync(http, "/api/v1/namespaces", $$$"""{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"n{{{i}}}"} }""");
            await SendAsync(http, $"/api/v1/namespaces/n{i}/pods", """
                {"apiVersion":"v1","kind":"Pod","metadata":{"name":"a"},"spec":{"containers":[{"name":"a","image":"a:1"}]}}
                """);
        }
    }

    [Fact]
    public async Task A_namespace_with_protected_claims_can_be_deleted()
    {
        await PostAsync("/api/v1/namespaces", """{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"n"}}""");
        await PostAsync("/api/v1/namespaces/n/persistentvolumeclaims", """
            {"apiVersion":"v1","kind":"PersistentVolumeClaim","metadata":{"name":"a"},
             "spec":{"accessModes":["ReadWriteOnce"],"resources":{"requests":{"storage":"1Gi"}}}}
            """);
        await PostAsync("/api/v1/namespaces/n/pods", """
            {"apiVersion":"v1","kind":"Pod","metadata":{"name":"a"},
             "spec":{"nodeName":"n1","containers":[{"name":"a","image":"a:1"}],"volumes":[{"name":"v","persistentVolumeClaim":{"claimName":"a"}}]}}
            """);

        await DeleteAsync("/api/v1/namespaces/n");
        await Server.SnapshotAsync();

        await GetAsync("/api/v1/namespaces/n", HttpStatusCode.NotFound);
    }

    private static async Task SendAsync(HttpClient http, string path, string body)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync(path, content, Cancellation);
        Assert.True(answer.StatusCode == HttpStatusCode.Created, await answer.Content.ReadAsStringAsync(Cancellation));
    }
}
