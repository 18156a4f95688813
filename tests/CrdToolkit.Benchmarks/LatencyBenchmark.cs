using System.Diagnostics;
using System.Threading.Channels;
using CrdToolkit.Testing;
using k8s;
using k8s.Models;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CrdToolkit.Benchmarks;

/// <summary>
/// From the moment that somebody sends a change to the moment that the reconciler is called, one change at a time on an idle operator;
/// and how many requests the operator makes for that.
/// </summary>
internal static class LatencyBenchmark
{
    private const int Warmup = 50;
    private const int Changes = 500;

    public static async Task RunAsync(string? kubeconfig)
    {
        await using var server = kubeconfig is null ? await LocalApiServer.StartAsync() : null;
        var configuration = server?.ClientConfiguration ?? KubernetesConnection.FromKubeconfig(kubeconfig);
        using var user = new Kubernetes(configuration);
        await CustomResourceDefinitions.InstallAsync(user, typeof(Gadget).Assembly);
        var counting = new CountingHandler();
        var calls = Channel.CreateUnbounded<(int Size, long At)>();
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton(calls);
        builder.Services.AddSingleton(new Kubernetes(configuration, counting));
        builder.Services.AddSingleton<GadgetClient>();
        builder.Services.AddOperator().AddController<Gadget, TimedReconciler>(Gadget.Descriptor);
        using var host = builder.Build();
        await host.StartAsync();

        var gadgets = new GadgetClient(new KubernetesApi(user));
        var gadget = await gadgets.FindAsync("latency", "default") ?? await gadgets.CreateAsync(new Gadget { Metadata = new V1ObjectMeta { Name = "latency", NamespaceProperty = "default" }, Spec = new() { Size = -1 } });
        var times = new List<double>();
        for (var i = 0; i < Warmup + Changes; i++)
        {
            if (i == Warmup)
                counting.Reset();
            var sent = Stopwatch.GetTimestamp();
            gadget = await gadgets.PatchAsync("latency", "default", ResourcePatch.Merge($$"""{"spec":{"size":{{i}}} }"""));
            var call = await calls.Reader.ReadAsync();
            while (call.Size != i)
                call = await calls.Reader.ReadAsync();
            if (i >= Warmup)
                times.Add(Stopwatch.GetElapsedTime(sent, call.At).TotalMilliseconds);
        }

        times.Sort();
        Console.WriteLine($"{times[times.Count / 2],10:F2} ms      a change is sent until it is reconciled, p50 of {times.Count}");
        Console.WriteLine($"{times[^1],10:F2} ms      the same, at most");
        Console.WriteLine($"{counting.Reads / (double)Changes,10:F2}         reads of the operator per reconcile");
        Console.WriteLine($"{counting.Writes / (double)Changes,10:F2}         writes of the operator per reconcile, which changes the status each time");
        await host.StopAsync();
    }
}
