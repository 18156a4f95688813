using k8s;
using k8s.Models;

namespace CrdToolkit.Testing.Tests.Hosting;

public sealed class LocalApiServerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_official_client_works_against_it()
    {
        await using var server = await LocalApiServer.StartAsync(cancellationToken: Cancellation);
        using var client = server.CreateClient();

        await client.CoreV1.CreateNamespacedConfigMapAsync(
            new V1ConfigMap { Metadata = new V1ObjectMeta { Name = "a" }, Data = new Dictionary<string, string> { ["k"] = "v" } }, "default", cancellationToken: Cancellation);
        var list = await client.CoreV1.ListNamespacedConfigMapAsync("default", cancellationToken: Cancellation);

        Assert.Equal("v", list.Items.Single(item => item.Name() == "a").Data["k"]);
    }

    [Fact]
    public async Task Servers_side_by_side_know_nothing_of_each_other()
    {
        await using var first = await LocalApiServer.StartAsync(cancellationToken: Cancellation);
        await using var second = await LocalApiServer.StartAsync(cancellationToken: Cancellation);
        using var here = first.CreateClient();
        using var there = second.CreateClient();

        await here.CoreV1.CreateNamespaceAsync(new V1Namespace { Metadata = new V1ObjectMeta { Name = "only-here" } }, cancellationToken: Cancellation);

        Assert.DoesNotContain((await there.CoreV1.ListNamespaceAsync(cancellationToken: Cancellation)).Items, item => item.Name() == "only-here");
    }

    [Fact]
    public async Task A_stopped_server_gives_its_port_back()
    {
        var server = await LocalApiServer.StartAsync(cancellationToken: Cancellation);
        await server.DisposeAsync();

        await using var next = await LocalApiServer.StartAsync(new LocalApiServerOptions { Port = server.BaseUri.Port }, Cancellation);

        Assert.Equal(server.BaseUri, next.BaseUri);
    }

    [Fact]
    public async Task A_port_that_is_in_use_is_told()
    {
        await using var server = await LocalApiServer.StartAsync(cancellationToken: Cancellation);

        var error = await Assert.ThrowsAsync<IOException>(
            () => LocalApiServer.StartAsync(new LocalApiServerOptions { Port = server.BaseUri.Port }, Cancellation));

        Assert.Contains("address already in use", error.Message);
    }

    [Fact]
    public async Task The_kubeconfig_that_it_writes_leads_to_it()
    {
        await using var server = await LocalApiServer.StartAsync(cancellationToken: Cancellation);
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.kubeconfig");
        try
        {
            await server.WriteKubeconfigAsync(path, Cancellation);
            using var client = new Kubernetes(KubernetesClientConfiguration.BuildConfigFromConfigFile(path));

            Assert.NotEmpty((await client.CoreV1.ListNamespaceAsync(cancellationToken: Cancellation)).Items);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
