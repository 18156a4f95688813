using System.Reflection;
using k8s;
using Xunit;

namespace CrdToolkit.Testing.Xunit;

/// <summary>
/// A cluster for tests: an API server in this process, or the existing cluster that <see cref="TestCluster.KubeconfigVariable"/> names. One for
/// all tests of an assembly with <c>[assembly: AssemblyFixture(typeof(ClusterFixture))]</c>, one for a class with
/// <c>IClassFixture&lt;ClusterFixture&gt;</c>. Derive from it to install definitions or to set options.
/// </summary>
public class ClusterFixture : IAsyncLifetime
{
    private TestCluster? cluster;

    /// <summary>The cluster.</summary>
    /// <exception cref="InvalidOperationException">The fixture is not initialized: xunit does that before the first test.</exception>
    public TestCluster Cluster => cluster
        ?? throw new InvalidOperationException($"{GetType().Name} is not initialized. Let xunit make it, as a fixture of the assembly or of the class.");

    /// <summary>A client that may do everything.</summary>
    public Kubernetes Client => Cluster.Client;

    /// <summary>How the server in this process runs; the defaults unless overridden.</summary>
    protected virtual LocalApiServerOptions Options => new();

    /// <summary>Files and folders with definitions that are installed before the first test; none unless overridden.</summary>
    protected virtual IEnumerable<string> DefinitionPaths => [];

    /// <summary>Assemblies whose custom resources are installed before the first test; none unless overridden.</summary>
    protected virtual IEnumerable<Assembly> DefinitionAssemblies => [];

    /// <inheritdoc/>
    public virtual async ValueTask InitializeAsync()
    {
        var cancellation = TestContext.Current.CancellationToken;
        cluster = await TestCluster.StartAsync(Options, cancellation);
        await cluster.InstallDefinitionsAsync(DefinitionPaths, cancellation);
        foreach (var assembly in DefinitionAssemblies)
        {
            await cluster.InstallDefinitionsAsync(assembly, cancellation);
        }
    }

    /// <inheritdoc/>
    public virtual async ValueTask DisposeAsync()
    {
        if (cluster is not null)
        {
            await cluster.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }
}
