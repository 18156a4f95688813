using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using CrdToolkit.Testing;

namespace CrdToolkit.Benchmarks;

/// <summary>What a LocalApiServer takes: to start, to idle, to write, to tell, to list, to remember.</summary>
internal static class ServerBenchmark
{
    private const int Clients = 4;
    private const int Watchers = 50;
    private const int Changes = 200;
    private const string Definitions = "apis/apiextensions.k8s.io/v1/customresourcedefinitions";
    private const string Gadgets = "apis/bench.example.com/v1/namespaces/default/gadgets";

    private const string Definition = """
        {"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition","metadata":{"name":"gadgets.bench.example.com"},
         "spec":{"group":"bench.example.com","scope":"Namespaced","names":{"plural":"gadgets","singular":"gadget","kind":"Gadget","listKind":"GadgetList"},
         "versions":[{"name":"v1","served":true,"storage":true,"subresources":{"status":{}},"schema":{"openAPIV3Schema":{"type":"object","properties":{
           "spec":{"type":"object","properties":{"size":{"type":"integer","minimum":1},"color":{"type":"string"},"tags":{"type":"array","items":{"type":"string"}}}},
           "status":{"type":"object","properties":{"phase":{"type":"string"}}}}}}}]}}
        """;

    private const string Gadget = """
        {"apiVersion":"bench.example.com/v1","kind":"Gadget","metadata":{"name":"NAME","labels":{"app":"bench"}},
         "spec":{"size":SIZE,"color":"red","tags":["a","b","c"]}}
        """;

    /// <summary>Measures and prints, with this many objects.</summary>
    public static async Task RunAsync(int count)
    {
        var cold = await StartAsync();
        var warm = new List<double>();
        for (var i = 0; i < 10; i++)
        {
            warm.Add(await StartAsync());
        }

        warm.Sort();
        await using var server = await LocalApiServer.StartAsync();
        using var client = Client(server);
        await client.GetStringAsync("version");
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        using (var process = Process.GetCurrentProcess())
        {
            Print("start to first answered request, cold", cold, "ms");
            Print("start to first answered request, warm (median of 10)", warm[warm.Count / 2], "ms");
            Print("resident memory of this process, idle", process.WorkingSet64 / 1e6, "MB");
        }

        await PostAsync(client, Definitions, Definition);
        while ((await client.GetAsync(Gadgets)).StatusCode != HttpStatusCode.OK)
        {
            await Task.Yield();
        }

        await CreateAsync(server, 1_000, "warm");
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var seconds = await CreateAsync(server, count, "gadget");
        var after = GC.GetTotalMemory(forceFullCollection: true);
        Print($"creates per second, {Clients} clients", count / seconds, "1/s");
        Print("memory per stored object, its history included", (after - before) / (double)count, "bytes");
        await client.GetByteArrayAsync(Gadgets);
        var list = Stopwatch.StartNew();
        var bytes = await client.GetByteArrayAsync(Gadgets);
        Print($"list of {count + 1_000} objects ({bytes.Length / 1e6:F1} MB)", list.Elapsed.TotalMilliseconds, "ms");
        Print($"events per second to {Watchers} watchers", Watchers * Changes / await FanOutAsync(server, client), "1/s");
    }

    private static async Task<double> StartAsync()
    {
        var watch = Stopwatch.StartNew();
        await using var server = await LocalApiServer.StartAsync();
        using var client = Client(server);
        await client.GetStringAsync("version");
        return watch.Elapsed.TotalMilliseconds;
    }

    private static async Task<double> CreateAsync(LocalApiServer server, int count, string prefix)
    {
        var next = -1;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => Task.Run(async () =>
        {
            using var client = Client(server);
            for (var i = Interlocked.Increment(ref next); i < count; i = Interlocked.Increment(ref next))
            {
                await PostAsync(client, Gadgets, Gadget
                    .Replace("NAME", string.Create(CultureInfo.InvariantCulture, $"{prefix}-{i}"), StringComparison.Ordinal)
                    .Replace("SIZE", (i + 1).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
            }
        })));
        return watch.Elapsed.TotalSeconds;
    }

    private static async Task<double> FanOutAsync(LocalApiServer server, HttpClient client)
    {
        using var watching = Client(server);
        var version = System.Text.Json.Nodes.JsonNode.Parse(await client.GetStringAsync(Gadgets + "?limit=1"))!["metadata"]!["resourceVersion"]!.GetValue<string>();
        var readers = await Task.WhenAll(Enumerable.Range(0, Watchers).Select(async _ =>
            new StreamReader(await watching.GetStreamAsync($"{Gadgets}?watch=true&resourceVersion={version}"))));
        var watch = Stopwatch.StartNew();
        var reading = Task.WhenAll(readers.Select(async reader =>
        {
            for (var i = 0; i < Changes; i++)
            {
                await reader.ReadLineAsync();
            }
        }));
        for (var i = 0; i < Changes; i++)
        {
            var change = string.Create(CultureInfo.InvariantCulture, $"{{\"spec\":{{\"size\":{i + 2}}}}}");
            using var patch = new StringContent(change, Encoding.UTF8, "application/merge-patch+json");
            (await client.PatchAsync($"{Gadgets}/gadget-0", patch)).EnsureSuccessStatusCode();
        }

        await reading;
        var seconds = watch.Elapsed.TotalSeconds;
        foreach (var reader in readers)
        {
            reader.Dispose();
        }

        return seconds;
    }

    private static async Task PostAsync(HttpClient client, string path, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(path, content);
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsByteArrayAsync();
    }

    private static HttpClient Client(LocalApiServer server) => new() { BaseAddress = server.BaseUri };

    private static void Print(string what, double value, string unit) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-62}{value,12:N1} {unit}"));
}
