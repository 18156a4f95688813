using System.Net;

namespace CrdToolkit.Testing.Tests.Storage;

public sealed class EventHistoryTests : ApiServerTest
{
    protected override LocalApiServerOptions Options => new() { EventHistory = 2 };

    [Fact]
    public async Task Changes_that_fell_out_of_the_history_are_expired_for_watches_and_pages()
    {
        await PostAsync(ConfigMaps, ConfigMap(""" "name":"a" """));
        await PostAsync(ConfigMaps, ConfigMap(""" "name":"b" """));
        var page = await GetAsync($"{ConfigMaps}?limit=1");
        for (var i = 0; i < 6; i++)
        {
            await MergeAsync($"{ConfigMaps}/a", $$$"""{"data":{"a":"{{{i}}}"}}""");
        }

        await using var watch = await WatchAsync($"{ConfigMaps}?resourceVersion={Text(page, "metadata.resourceVersion")}");
        var (type, _) = (await watch.NextAsync())!.Value;
        var status = await GetAsync($"{ConfigMaps}?limit=1&continue={Text(page, "metadata.continue")}", HttpStatusCode.Gone);
        var rest = await GetAsync($"{ConfigMaps}?limit=1&continue={Text(status, "metadata.continue")}");

        Assert.Equal("ERROR", type);
        Assert.Equal("Expired", Text(status, "reason"));
        Assert.Equal("b", rest["items"]![0]!["metadata"]!["name"]!.GetValue<string>());
    }
}
