using System.Diagnostics;
using System.Globalization;
using CrdToolkit.Testing;

namespace CrdToolkit.Benchmarks;

/// <summary>
/// What a LocalApiServer takes: to start, to idle, to write, to tell, to list, to remember. Throughput is that of <c>crdtool server</c>, whose
/// processor time is told apart from that of the clients, which run on the same processors (see <see cref="LeanConnection"/>).
/// </summary>
internal static class ServerBenchmark
{
    private const int Connections = 4;
    private const int Watchers = 100;
    private const int Changes = 200;
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(5);

    /// <summary>Measures and prints.</summary>
    /// <param name="count">How many objects.</param>
    /// <param name="isNative">Whether the process is the native program.</param>
    public static async Task RunAsync(int count, bool isNative)
    {
        await StartInProcessAsync();
        await RunProcessAsync(await PublishedProgram.PublishAsync("src/CrdToolkit.Cli", isNative), count);
        await RememberAsync(count);
    }

    private static async Task StartInProcessAsync()
    {
        var cold = await StartAsync();
        var warm = new List<double>();
        for (var i = 0; i < 20; i++)
        {
            warm.Add(await StartAsync());
        }

        warm.Sort();
        Print("start to first answered request, in process, cold JIT", cold, "ms");
        Print("start to first answered request, in process, warm (median of 20)", warm[warm.Count / 2], "ms");
    }

    private static async Task<double> StartAsync()
    {
        var watch = Stopwatch.StartNew();
        await using var server = await LocalApiServer.StartAsync();
        using var client = new LeanConnection(server.BaseUri);
        client.Exchange(LeanConnection.Request("GET", "version"));
        return watch.Elapsed.TotalMilliseconds;
    }

    private static async Task RunProcessAsync(string tool, int count)
    {
        await StartProcessAsync(tool);
        await using var server = await ServerProcess.StartAsync(tool);
        await Task.Delay(Idle);
        Print($"resident memory of crdtool server, {Idle.TotalSeconds} s after its start", server.ResidentBytes / 1e6, "MB");
        var load = new ServerLoad(server.BaseUri);
        await load.DefineAsync();
        load.Create("warm", count, Connections);

        var (cpu, own) = (server.Cpu, OwnCpu);
        var seconds = load.Create("gadget", count, Connections);
        Print($"creates per second, {Connections} connections, after {count} to get warm", count / seconds, "1/s");
        Print("  processor time of the server per create", (server.Cpu - cpu).TotalMicroseconds / count, "µs");
        Print("  processor time of the clients per create", (OwnCpu - own).TotalMicroseconds / count, "µs");

        load.List();
        var (milliseconds, bytes) = load.List();
        Print($"list of {2 * count} objects ({bytes / 1e6:F1} MB)", milliseconds, "ms");

        await load.FanOutAsync("gadget-0", Watchers, Changes);
        cpu = server.Cpu;
        seconds = await load.FanOutAsync("gadget-1", Watchers, Changes);
        Print($"events per second to {Watchers} watchers", Watchers * Changes / seconds, "1/s");
        Print("  processor time of the server per event", (server.Cpu - cpu).TotalMicroseconds / (Watchers * Changes), "µs");
        Print("resident memory of crdtool server after all this", server.ResidentBytes / 1e6, "MB");
    }

    private static async Task StartProcessAsync(string tool)
    {
        var starts = new List<double>();
        for (var i = 0; i < 10; i++)
        {
            var watch = Stopwatch.StartNew();
            await using var server = await ServerProcess.StartAsync(tool);
            using var client = new LeanConnection(server.BaseUri);
            client.Exchange(LeanConnection.Request("GET", "version"));
            starts.Add(watch.Elapsed.TotalMilliseconds);
        }

        starts.Sort();
        Print("start of the process to first answered request (median of 10)", starts[starts.Count / 2], "ms");
    }

    private static async Task RememberAsync(int count)
    {
        await using var server = await LocalApiServer.StartAsync();
        var load = new ServerLoad(server.BaseUri);
        await load.DefineAsync();
        load.Create("warm", 1_000, Connections);
        var (before, allocated) = (GC.GetTotalMemory(forceFullCollection: true), GC.GetTotalAllocatedBytes(precise: true));
        load.Create("gadget", count, Connections);
        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        Print("memory per stored object, its history included", (GC.GetTotalMemory(forceFullCollection: true) - before) / (double)count, "bytes");
        Print("allocated per create, the request itself included", allocated / (double)count, "bytes");
        allocated = GC.GetTotalAllocatedBytes(precise: true);
        load.List();
        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        Print($"allocated per list of {count + 1_000} objects", allocated / 1e6, "MB");
    }

    private static TimeSpan OwnCpu
    {
        get
        {
            using var process = Process.GetCurrentProcess();
            return process.TotalProcessorTime;
        }
    }

    private static void Print(string what, double value, string unit) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-72}{value,12:N1} {unit}"));
}
