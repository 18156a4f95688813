namespace CrdToolkit.Testing.Tests.GarbageCollection;

public sealed class GarbageCollectionTests : ApiServerTest
{
    private string Owned(string name, string ownerUid, string more = "") => ConfigMap(
        $$""" "name":"{{name}}","ownerReferences":[{"apiVersion":"v1","kind":"ConfigMap","name":"owner","uid":"{{ownerUid}}"{{more}}}] """);

    private async Task<string> OwnerAsync() => Text(await PostAsync(ConfigMaps, ConfigMap(""" "name":"owner" """)), "metadata.uid");

    [Fact]
    public async Task Dependents_go_after_their_owner()
    {
        await PostAsync(ConfigMaps, Owned("dependent", await OwnerAsync()));
        await using var watch = await WatchAsync($"{ConfigMaps}?fieldSelector=metadata.name=dependent");

        await DeleteAsync($"{ConfigMaps}/owner");

        Assert.Equal(["ADDED dependent", "DELETED dependent"], await watch.TakeAsync(2));
    }

    [Fact]
    public async Task Dependents_of_another_object_of_the_same_name_go_at_once()
    {
        await OwnerAsync();
        await using var watch = await WatchAsync($"{ConfigMaps}?fieldSelector=metadata.name=dependent");

        await PostAsync(ConfigMaps, Owned("dependent", Guid.NewGuid().ToString()));

        Assert.Equal(["ADDED dependent", "DELETED dependent"], await watch.TakeAsync(2));
    }

    [Fact]
    public async Task A_foreground_deletion_waits_for_dependents_that_block()
    {
        await PostAsync(ConfigMaps, Owned("dependent", await OwnerAsync(), ""","blockOwnerDeletion":true"""));
        await using var watch = await WatchAsync(ConfigMaps);
        await watch.TakeAsync(2);

        var deleting = await DeleteAsync($"{ConfigMaps}/owner", """{"propagationPolicy":"Foreground"}""");

        Assert.Equal("foregroundDeletion", deleting["metadata"]!["finalizers"]![0]!.GetValue<string>());
        Assert.Equal(["MODIFIED owner", "DELETED dependent", "DELETED owner"], await watch.TakeAsync(3));
    }

    [Fact]
    public async Task Orphans_stay_and_lose_their_reference()
    {
        await PostAsync(ConfigMaps, Owned("dependent", await OwnerAsync()));
        await using var watch = await WatchAsync(ConfigMaps);

        await DeleteAsync($"{ConfigMaps}/owner", """{"propagationPolicy":"Orphan"}""");
        await watch.UntilAsync((type, value) => type == "DELETED" && Text(value, "metadata.name") == "owner");

        Assert.Null((await GetAsync($"{ConfigMaps}/dependent"))["metadata"]!["ownerReferences"]);
    }
}
