using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using CrdToolkit.Benchmarks;

switch (args)
{
    case ["keystroke", ..]:
        // In process: the generator's own assemblies are what is measured, so nothing has to be built again.
        var inProcess = DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
        BenchmarkRunner.Run<KeystrokeBenchmarks>(inProcess);
        BenchmarkRunner.Run<AnalyzerBenchmarks>(inProcess);
        KeystrokeSteps.Print();
        return 0;
    case ["operator", .. var count]:
        await OperatorBenchmark.RunAsync(count is [var text] ? int.Parse(text, null) : 10_000);
        return 0;
    case ["latency", .. var kubeconfig]:
        await LatencyBenchmark.RunAsync(kubeconfig is [var file] ? file : null);
        return 0;
    case ["process", "jit" or "native", var size, .. var kubeconfig]:
        await ProcessBenchmark.RunAsync(int.Parse(size, null), args[1] == "native", kubeconfig is [var path] ? path : null);
        return 0;
    case ["serve", var size]:
        await ProcessBenchmark.ServeAsync(int.Parse(size, null));
        return 0;
    case ["server", "jit" or "native", .. var count]:
        await ServerBenchmark.RunAsync(count is [var objects] ? int.Parse(objects, null) : 10_000, args[1] == "native");
        return 0;
    case ["types"]:
        BuiltInTypesBenchmark.Run();
        return 0;
    case ["build"]:
        await BuildBenchmark.RunAsync();
        return 0;
    case ["queue"]:
        await QueueBenchmark.RunAsync();
        return 0;
    case ["failing", .. var seconds]:
        await FailingBenchmark.RunAsync(TimeSpan.FromSeconds(seconds is [var time] ? double.Parse(time, CultureInfo.InvariantCulture) : 20));
        return 0;
    case ["faults", .. var minutes]:
        return await FaultBenchmark.RunAsync(TimeSpan.FromMinutes(minutes is [var length] ? double.Parse(length, CultureInfo.InvariantCulture) : 10));
    default:
        Console.Error.WriteLine("""
            dotnet run -c Release --project tests/CrdToolkit.Benchmarks -- WHAT

              keystroke         what an edit costs the generator, by step, and each analyzer: 100 resources of 30 properties, 3,000 unrelated attributed classes
              types             what a V1PodTemplateSpec in a spec costs the compiler: time and memory
              operator [COUNT]  an operator on a LocalApiServer with COUNT objects (10,000): start to first reconcile, bytes per cached object
              latency [KUBECONFIG]                  from a change to its reconcile on an idle operator, and the requests of a reconcile
              process jit|native COUNT [KUBECONFIG] an operator as a process of its own that writes COUNT statuses: cold start, CPU, peak
                                                    memory, size; on a LocalApiServer in another process, or on the server of the kubeconfig
              server jit|native [COUNT] a LocalApiServer, in process and as crdtool server: time to start, idle memory, creates, COUNT
                                objects (10,000) listed and remembered, watches
              queue             operations of the work queue per second, bytes per waiting key
              failing [SECONDS] healthy objects with and without 10 % that always fail, five runs of SECONDS (20) each in turn: latency, and tries
                                of the failing ones
              faults [MINUTES]  an operator on a server that misbehaves (10): final states missed, promises broken
              build             what the generator and the manifests add to the build of an operator
            """);
        return 2;
}
