using k8s.Models;

namespace CrdToolkit.Testing.Tests.Clients;

/// <summary>The LocalApiServer of the test stands for the existing cluster.</summary>
public sealed class TestClusterTests : ApiServerTest
{
    private readonly string directory = Directory.CreateTempSubdirectory("cluster-").FullName;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task An_existing_cluster_is_left_as_it_was()
    {
        var kubeconfig = Path.Combine(directory, "kubeconfig");
        await Server.WriteKubeconfigAsync(kubeconfig, Cancellation);
        var definitions = Path.Combine(directory, "widgets.json");
        await File.WriteAllTextAsync(definitions, WidgetDefinition(), Cancellation);
        string name;
        await using (var cluster = await TestCluster.StartAsync(null, kubeconfig, Cancellation))
        {
            Assert.Null(cluster.Local);
            name = await cluster.CreateNamespaceAsync("case", Cancellation);
            await cluster.InstallDefinitionsAsync([definitions], Cancellation);
            Assert.StartsWith("case-", name);
            await GetAsync($"/api/v1/namespaces/{name}");
            await GetAsync(Widgets);
        }

        using var client = Server.CreateClient();
        await client.WaitUntilGoneAsync<V1Namespace>(name, null, cancellationToken: Cancellation);
        await client.WaitUntilGoneAsync<V1CustomResourceDefinition>("widgets.example.com", null, cancellationToken: Cancellation);
    }

    [Fact]
    public async Task Without_the_variable_there_is_a_server_in_this_process()
    {
        await using var cluster = await TestCluster.StartAsync(null, "", Cancellation);

        Assert.NotNull(cluster.Local);
        Assert.NotEqual(Server.BaseUri, cluster.Local.BaseUri);
    }

    [Fact]
    public async Task A_file_that_does_not_exist_is_told()
    {
        var error = await Assert.ThrowsAsync<FileNotFoundException>(() => TestCluster.StartAsync(null, "/nowhere/kubeconfig", Cancellation));

        Assert.Equal("CRDTOOLKIT_KUBECONFIG names /nowhere/kubeconfig, which does not exist.", error.Message);
    }
}
