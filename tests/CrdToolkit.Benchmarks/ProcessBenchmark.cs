using System.Diagnostics;
using CrdToolkit.Testing;

namespace CrdToolkit.Benchmarks;

/// <summary>
/// An operator as a process of its own that gives each object one status write, on a server in another process: cold start, time to
/// converge, CPU and peak memory. The server is a LocalApiServer, or the one of a kubeconfig; the program is compiled just in time or ahead of it.
/// </summary>
internal static class ProcessBenchmark
{
    private const string Project = "tests/CrdToolkit.Benchmarks.Operator";

    public static async Task RunAsync(int count, bool isNative, string? kubeconfig)
    {
        var program = await PublishedProgram.PublishAsync(Project, isNative);
        Console.WriteLine($"{new FileInfo(program).Length / 1024.0 / 1024,10:F1} MiB     {(isNative ? "native program" : "its assembly; .NET is shared")}");
        using var server = kubeconfig is null ? await StartServerAsync(count) : null;
        kubeconfig ??= ServerKubeconfig;
        if (server is null)
            await WidgetFill.RunAsync(kubeconfig, count);
        await MeasureAsync(program, isNative, kubeconfig, count);
        if (server is not null)
        {
            server.StandardInput.Close();
            await server.WaitForExitAsync();
        }
    }

    /// <summary>What the server process does: fills a LocalApiServer, says so, and serves until its input is closed.</summary>
    public static async Task ServeAsync(int count)
    {
        await using var server = await LocalApiServer.StartAsync();
        await server.WriteKubeconfigAsync(ServerKubeconfig);
        await WidgetFill.RunAsync(ServerKubeconfig, count);
        Console.WriteLine("ready");
        await Console.In.ReadToEndAsync();
    }

    private static string ServerKubeconfig => Path.Combine(Path.GetTempPath(), "crdtoolkit-benchmark.kubeconfig");

    private static async Task MeasureAsync(string program, bool isNative, string kubeconfig, int count)
    {
        var start = PublishedProgram.Start(program, "--count", count.ToString(null, null), "--Operator:Kubeconfig", kubeconfig);
        start.RedirectStandardOutput = true;
        using var run = Process.Start(start)!;
        var line = await run.StandardOutput.ReadToEndAsync();
        await run.WaitForExitAsync();
        var values = line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Trim().Split('=')).Where(part => part.Length == 2)
            .ToDictionary(part => part[0], part => double.Parse(part[1], null));
        Console.WriteLine($"{values["first"],10:F0} ms      start of the process to first reconcile, {count:N0} objects, {(isNative ? "native" : "JIT")}");
        Console.WriteLine($"{values["all"] / 1000,10:F1} s       start of the process to a status on each");
        Console.WriteLine($"{values["cpu"],10:F1} s       CPU, user and system");
        Console.WriteLine($"{values["peakKiB"] / 1024,10:F1} MiB     peak resident memory");
        Console.WriteLine($"{values["heapKiB"] / 1024,10:F1} MiB     managed heap at the end");
        Console.WriteLine($"{values["allocatedKiB"] / 1024,10:F1} MiB     allocated until then, in {values["collections"]:F0} collections");
    }

    private static async Task<Process> StartServerAsync(int count)
    {
        var self = Path.ChangeExtension(typeof(ProcessBenchmark).Assembly.Location, ".dll");
        var server = Process.Start(new ProcessStartInfo("dotnet", [self, "serve", count.ToString(null, null)]) { RedirectStandardOutput = true, RedirectStandardInput = true })!;
        while (await server.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line == "ready")
                return server;
        }

        throw new InvalidOperationException("The server has ended before it was ready.");
    }
}
