using System.Net;

namespace CrdToolkit.Testing.Tests.Recording;

public sealed class RequestLogTests : ApiServerTest
{
    protected override LocalApiServerOptions Options => new() { RequestHistory = 3, Rbac = true };

    [Fact]
    public async Task The_newest_requests_are_kept_with_their_answers()
    {
        Http.DefaultRequestHeaders.Authorization = new("Bearer", Server.Administrator.Token);
        var told = new List<string>();
        Server.Requests.Finished += request => told.Add(request.ToString());
        await GetAsync("/version");
        await PostAsync(ConfigMaps, ConfigMap(""" "name":"a" """));
        await GetAsync($"{ConfigMaps}/b", HttpStatusCode.NotFound);
        await GetAsync($"{ConfigMaps}?limit=1");
        await Server.RestartAsync(Cancellation);

        Assert.Equal(
            [
                "POST /api/v1/namespaces/default/configmaps 201",
                "GET /api/v1/namespaces/default/configmaps/b 404",
                "GET /api/v1/namespaces/default/configmaps?limit=1 200",
            ],
            Server.Requests.All.Select(request => request.ToString()));
        Assert.Equal("GET /version 200", told[0]);
        Assert.Equal("kubernetes-admin", Server.Requests.All[0].Request.User);
    }

    [Fact]
    public async Task Refusals_are_counted_with_the_use()
    {
        await GetAsync(ConfigMaps, HttpStatusCode.Forbidden);
        await GetAsync(ConfigMaps, HttpStatusCode.Forbidden);

        var use = Assert.Single(Server.Requests.Uses);

        Assert.Equal(("system:anonymous", "list", "configmaps", "default", 2, 2), (use.User, use.Verb, use.Resource, use.Namespace, use.Count, use.Forbidden));
    }
}
