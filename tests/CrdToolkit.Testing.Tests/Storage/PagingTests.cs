namespace CrdToolkit.Testing.Tests.Storage;

public sealed class PagingTests : ApiServerTest
{
    [Fact]
    public async Task Pages_show_the_state_of_the_first_one()
    {
        foreach (var name in new[] { "a", "b", "c" })
        {
            await PostAsync(ConfigMaps, ConfigMap($""" "name":"{name}" """));
        }

        var first = await GetAsync($"{ConfigMaps}?limit=2");
        await DeleteAsync($"{ConfigMaps}/c");
        await PostAsync(ConfigMaps, ConfigMap(""" "name":"d" """));
        var second = await GetAsync($"{ConfigMaps}?limit=2&continue={Text(first, "metadata.continue")}");

        Assert.Equal("1", Text(first, "metadata.remainingItemCount"));
        Assert.Equal(["c"], second["items"]!.AsArray().Select(item => Text(item!, "metadata.name")));
        Assert.Equal(Text(first, "metadata.resourceVersion"), Text(second, "metadata.resourceVersion"));
        Assert.Equal("", Text(second, "metadata.continue"));
    }

    [Fact]
    public async Task A_list_at_an_exact_resource_version_shows_the_past()
    {
        var created = await PostAsync(ConfigMaps, ConfigMap(""" "name":"a" """));
        await DeleteAsync($"{ConfigMaps}/a");

        var past = await GetAsync($"{ConfigMaps}?resourceVersionMatch=Exact&resourceVersion={Text(created, "metadata.resourceVersion")}");

        Assert.Single(past["items"]!.AsArray());
        Assert.Empty((await GetAsync(ConfigMaps))["items"]!.AsArray());
    }
}
