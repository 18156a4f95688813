using System.Diagnostics;
using CrdToolkit.Testing;
using k8s.Models;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CrdToolkit.Benchmarks;

/// <summary>
/// An operator that starts on a LocalApiServer full of objects: how soon its first and its last object is reconciled, and what an
/// object costs in the cache. Server and operator share the process; the server's memory is counted before the operator starts.
/// </summary>
internal static class OperatorBenchmark
{
    private const int Creators = 4;

    public static async Task RunAsync(int count)
    {
        var starting = Stopwatch.GetTimestamp();
        await using var server = await LocalApiServer.StartAsync();
        using var kubernetes = server.CreateClient();
        await kubernetes.Version.GetCodeWithHttpMessagesAsync();
        Print(Stopwatch.GetElapsedTime(starting), "LocalApiServer: start to first answered request");

        await CustomResourceDefinitions.InstallAsync(kubernetes, typeof(Gadget).Assembly);
        await FillAsync(new GadgetClient(new KubernetesApi(kubernetes)), count);

        var memoryBefore = GC.GetTotalMemory(forceFullCollection: true);
        var progress = new ReconcileProgress(count);
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton(progress);
        builder.Services.AddSingleton(server.ClientConfiguration);
        // A test server in the process would have mutations looked for, which costs.
        builder.Services.AddOperator(options => options.DetectMutations = false).AddController<Gadget, GadgetReconciler>(Gadget.Descriptor);
        using var host = builder.Build();
        var start = Stopwatch.GetTimestamp();
        await host.StartAsync();
        Print(Stopwatch.GetElapsedTime(start, await progress.First), "operator: start to first reconcile");
        Print(Stopwatch.GetElapsedTime(start, await progress.All), $"operator: start to all {count:N0} reconciled");
        var memory = GC.GetTotalMemory(forceFullCollection: true) - memoryBefore;
        Console.WriteLine($"{memory / (double)count,10:F0} bytes   managed heap per object, operator with {count:N0} objects in its cache ({memory / 1024.0 / 1024:F1} MiB)");
        await host.StopAsync();
    }

    private static async Task FillAsync(GadgetClient gadgets, int count)
    {
        var start = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = Creators }, async (i, cancellationToken) =>
            await gadgets.CreateAsync(
                new Gadget
                {
                    Metadata = new V1ObjectMeta { Name = $"gadget-{i}", NamespaceProperty = "default", Labels = new Dictionary<string, string> { ["app"] = "bench" } },
                    Spec = new() { Size = i, Color = "blue" },
                },
                cancellationToken: cancellationToken));
        Console.WriteLine($"{count / Stopwatch.GetElapsedTime(start).TotalSeconds,10:F0} /s      LocalApiServer: creates over HTTP, {Creators} at once");
    }

    private static void Print(TimeSpan time, string what) => Console.WriteLine($"{time.TotalMilliseconds,10:F0} ms      {what}");
}
