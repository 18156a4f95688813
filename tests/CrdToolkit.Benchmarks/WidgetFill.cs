using System.Diagnostics;
using CrdToolkit.Benchmarks.Operator;
using k8s;
using k8s.Models;

namespace CrdToolkit.Benchmarks;

/// <summary>Puts so many objects without a status on a server; those that are there from a run before are replaced.</summary>
internal static class WidgetFill
{
    private const int Creators = 8;

    public static async Task RunAsync(string kubeconfig, int count)
    {
        using var client = new Kubernetes(KubernetesConnection.FromKubeconfig(kubeconfig));
        await CustomResourceDefinitions.InstallAsync(client, typeof(Widget).Assembly);
        var widgets = new WidgetClient(new KubernetesApi(client));
        await widgets.DeleteCollectionAsync("default");
        var start = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = Creators }, async (i, cancellationToken) =>
            await widgets.CreateAsync(
                new Widget
                {
                    Metadata = new V1ObjectMeta { Name = $"widget-{i}", NamespaceProperty = "default", Labels = new Dictionary<string, string> { ["app"] = "bench" } },
                    Spec = new() { Size = i, Color = "blue" },
                },
                cancellationToken: cancellationToken));
        Console.WriteLine($"{count / Stopwatch.GetElapsedTime(start).TotalSeconds,10:F0} /s      creates, {Creators} at once");
    }
}
