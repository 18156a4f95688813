using k8s;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CrdToolkit.Testing.Xunit;

/// <summary>An operator that runs in the test's process against its cluster, until it is disposed.</summary>
public sealed class OperatorHost : IAsyncDisposable
{
    private readonly IHost host;
    private bool isDisposed;

    private OperatorHost(IHost host) => this.host = host;

    /// <summary>The services of the operator.</summary>
    public IServiceProvider Services => host.Services;

    /// <summary>Whether it runs: false once it stops, be it by itself.</summary>
    public bool IsRunning => !isDisposed && !host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested;

    /// <summary>Builds and starts an operator; it runs when this returns.</summary>
    /// <param name="cluster">The cluster that it works on.</param>
    /// <param name="build">
    /// Builds the host, given what its client needs to connect; <c>AddOperator()</c> takes that from the services:
    /// <c>builder.Services.AddSingleton(configuration)</c>.
    /// </param>
    /// <param name="cancellationToken">Gives up starting.</param>
    public static async Task<OperatorHost> StartAsync(
        TestCluster cluster, Func<KubernetesClientConfiguration, IHost> build, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        ArgumentNullException.ThrowIfNull(build);
        var host = build(cluster.ClientConfiguration);
        try
        {
            await host.StartAsync(cancellationToken);
            return new OperatorHost(host);
        }
        catch
        {
            await DisposeAsync(host);
            throw;
        }
    }

    /// <summary>Stops the operator, as a pod's termination would, and waits until it has stopped.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!Interlocked.Exchange(ref isDisposed, true))
        {
            await host.StopAsync();
            await DisposeAsync(host);
        }
    }

    private static async ValueTask DisposeAsync(IHost host)
    {
        if (host is IAsyncDisposable disposable)
        {
            await disposable.DisposeAsync();
        }
        else
        {
            host.Dispose();
        }
    }
}
