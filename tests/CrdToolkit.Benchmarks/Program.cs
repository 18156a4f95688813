using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using CrdToolkit.Benchmarks;

switch (args)
{
    case ["keystroke", ..]:
        // In process: the generator's own assemblies are what is measured, so nothing has to be built again.
        BenchmarkRunner.Run<KeystrokeBenchmarks>(DefaultConfig.Instance.AddJob(
            Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance)));
        return 0;
    case ["operator", .. var count]:
        await OperatorBenchmark.RunAsync(count is [var text] ? int.Parse(text, null) : 10_000);
        return 0;
    case ["latency", .. var kubeconfig]:
        await LatencyBenchmark.RunAsync(kubeconfig is [var file] ? file : null);
        return 0;
    case ["process", "jit" or "native", var objects, .. var kubeconfig]:
        await ProcessBenchmark.RunAsync(int.Parse(objects, null), args[1] == "native", kubeconfig is [var path] ? path : null);
        return 0;
    case ["serve", var objects]:
        await ProcessBenchmark.ServeAsync(int.Parse(objects, null));
        return 0;
    case ["types"]:
        BuiltInTypesBenchmark.Run();
        return 0;
    case ["build"]:
        await BuildBenchmark.RunAsync();
        return 0;
    default:
        Console.Error.WriteLine("""
            dotnet run -c Release --project tests/CrdToolkit.Benchmarks -- WHAT

              keystroke         what an edit costs the generator: 100 resources of 30 properties, 3,000 unrelated attributed classes
              types             what a V1PodTemplateSpec in a spec costs the compiler: time and memory
              operator [COUNT]  an operator on a LocalApiServer with COUNT objects (10,000): start to first reconcile, bytes per cached object
              latency [KUBECONFIG]                  from a change to its reconcile on an idle operator, and the requests of a reconcile
              process jit|native COUNT [KUBECONFIG] an operator as a process of its own that writes COUNT statuses: cold start, CPU, peak
                                                    memory, size; on a LocalApiServer in another process, or on the server of the kubeconfig
              build             what the generator and the manifests add to the build of an operator
            """);
        return 2;
}
