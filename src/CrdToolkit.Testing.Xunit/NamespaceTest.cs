using k8s;
using Xunit;

namespace CrdToolkit.Testing.Xunit;

/// <summary>The base of test classes whose tests each have a namespace of their own, which is deleted when the test is over.</summary>
/// <param name="fixture">The cluster.</param>
public abstract class NamespaceTest(ClusterFixture fixture) : IAsyncLifetime
{
    private readonly List<OperatorHost> hosts = [];

    /// <summary>The cluster.</summary>
    protected TestCluster Cluster => fixture.Cluster;

    /// <summary>A client that may do everything.</summary>
    protected Kubernetes Client => fixture.Client;

    /// <summary>The namespace of the test.</summary>
    protected string Namespace { get; private set; } = "";

    /// <summary>Ends when the test is to be given up.</summary>
    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <inheritdoc/>
    public virtual async ValueTask InitializeAsync() => Namespace = await Cluster.CreateNamespaceAsync(cancellationToken: Cancellation);

    /// <inheritdoc/>
    public virtual async ValueTask DisposeAsync()
    {
        foreach (var host in hosts)
        {
            await host.DisposeAsync();
        }

        await Cluster.DeleteNamespaceAsync(Namespace);
        GC.SuppressFinalize(this);
    }

    /// <summary>Starts an operator for this test; it is stopped when the test is over, before the namespace goes.</summary>
    /// <param name="build">Builds the host, given what its client needs to connect.</param>
    protected async Task<OperatorHost> StartOperatorAsync(Func<KubernetesClientConfiguration, Microsoft.Extensions.Hosting.IHost> build)
    {
        var host = await OperatorHost.StartAsync(Cluster, build, Cancellation);
        hosts.Add(host);
        return host;
    }
}
