using System.Net;

namespace CrdToolkit.Testing.Tests.Namespaces;

public sealed class NamespaceLifecycleTests : ApiServerTest
{
    private const string Namespaces = "/api/v1/namespaces";

    [Fact]
    public async Task A_namespace_carries_its_name_as_a_label()
    {
        var created = await PostAsync(Namespaces, """{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"n"}}""");

        Assert.Equal("n", created["metadata"]!["labels"]!["kubernetes.io/metadata.name"]!.GetValue<string>());
        Assert.Equal("Active", Text(created, "status.phase"));
    }

    [Fact]
    public async Task A_deleted_namespace_is_emptied_takes_nothing_new_and_waits_for_finalizers()
    {
        await PostAsync(Namespaces, """{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"n"}}""");
        await PostAsync($"{Namespaces}/n/configmaps", ConfigMap(""" "name":"free" """));
        await PostAsync($"{Namespaces}/n/configmaps", ConfigMap(""" "name":"held","finalizers":["example.com/x"] """));
        await using var watch = await WatchAsync($"{Namespaces}?fieldSelector=metadata.name=n");

        var deleting = await DeleteAsync($"{Namespaces}/n");
        var refused = await PostAsync($"{Namespaces}/n/configmaps", ConfigMap(""" "name":"late" """), HttpStatusCode.Forbidden);
        await MergeAsync($"{Namespaces}/n/configmaps/held", """{"metadata":{"finalizers":null}}""");
        await watch.UntilAsync((type, _) => type == "DELETED");

        Assert.Equal("Terminating", Text(deleting, "status.phase"));
        Assert.Equal("configmaps \"late\" is forbidden: unable to create new content in namespace n because it is being terminated", Text(refused, "message"));
        Assert.Empty((await GetAsync($"{Namespaces}/n/configmaps"))["items"]!.AsArray());
    }

    [Fact]
    public async Task Nothing_is_created_where_there_is_no_namespace() => Assert.Equal(
        "namespaces \"nowhere\" not found",
        Text(await PostAsync($"{Namespaces}/nowhere/configmaps", ConfigMap(""" "name":"a" """), HttpStatusCode.NotFound), "message"));
}
