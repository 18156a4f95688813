using k8s;
using k8s.Models;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CrdToolkit.Testing.Xunit.Tests;

public sealed class NamespaceTestTests(GreeterCluster cluster) : NamespaceTest(cluster)
{
    private static readonly HashSet<string> Seen = [];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Each_test_has_an_empty_namespace_of_its_own(int test)
    {
        await Client.CoreV1.CreateNamespacedConfigMapAsync(
            new V1ConfigMap { Metadata = new V1ObjectMeta { Name = "same-name" } }, Namespace, cancellationToken: Cancellation);

        Assert.True(Seen.Add(Namespace), $"Test {test} has the namespace of another one.");
    }

    [Fact]
    public async Task The_operator_under_test_runs_in_this_process()
    {
        var running = await StartOperatorAsync(configuration =>
        {
            var builder = Host.CreateApplicationBuilder();
            builder.Services.AddSingleton(configuration).AddHostedService<Greeter>();
            return builder.Build();
        });

        await Client.CoreV1.CreateNamespacedConfigMapAsync(
            new V1ConfigMap { Metadata = new V1ObjectMeta { Name = "a", Labels = new Dictionary<string, string> { ["greet"] = "" } } },
            Namespace,
            cancellationToken: Cancellation);
        var greeted = await Client.WaitForAsync<V1ConfigMap>("a", Namespace, map => map.Data?.Count == 1, cancellationToken: Cancellation);

        Assert.Equal("hello", greeted.Data["greeting"]);
        Assert.True(running.IsRunning);
        await running.DisposeAsync();
        Assert.False(running.IsRunning);
    }

    [Fact]
    public async Task The_definitions_of_the_fixture_are_served()
    {
        var greetings = await Client.CustomObjects.ListNamespacedCustomObjectAsync("example.com", "v1", Namespace, "greetings", cancellationToken: Cancellation);

        Assert.NotNull(greetings);
        Assert.DoesNotContain((await Client.CoreV1.ListNamespaceAsync(cancellationToken: Cancellation)).Items, item => item.Name() == "not-installed");
    }

    [Fact]
    public void A_fixture_that_xunit_did_not_make_says_so()
    {
        var error = Assert.Throws<InvalidOperationException>(() => new ClusterFixture().Cluster);

        Assert.Equal("ClusterFixture is not initialized. Let xunit make it, as a fixture of the assembly or of the class.", error.Message);
    }
}
