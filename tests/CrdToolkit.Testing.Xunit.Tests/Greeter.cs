using k8s;
using k8s.Models;
using Microsoft.Extensions.Hosting;

namespace CrdToolkit.Testing.Xunit.Tests;

/// <summary>A very small operator: each config map that it sees gets a greeting.</summary>
internal sealed class Greeter(KubernetesClientConfiguration configuration) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var client = new Kubernetes(configuration);
        await foreach (var (_, map) in client.CoreV1.WatchListConfigMapForAllNamespacesAsync(labelSelector: "greet", cancellationToken: stoppingToken))
        {
            if (map.Data is null)
            {
                await client.CoreV1.PatchNamespacedConfigMapAsync(
                    new V1Patch("""{"data":{"greeting":"hello"}}""", V1Patch.PatchType.MergePatch), map.Name(), map.Namespace(), cancellationToken: stoppingToken);
            }
        }
    }
}
