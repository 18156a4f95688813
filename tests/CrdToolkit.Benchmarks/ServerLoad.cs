using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;

namespace CrdToolkit.Benchmarks;

/// <summary>What is asked of a server, whatever process it is in.</summary>
/// <param name="server">Where it listens.</param>
internal sealed class ServerLoad(Uri server)
{
    private const string Definitions = "apis/apiextensions.k8s.io/v1/customresourcedefinitions";
    private const string Group = "apis/bench.example.com/v1";
    private const string Gadgets = $"{Group}/namespaces/default/gadgets";

    private const string Definition = """
        {"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition","metadata":{"name":"gadgets.bench.example.com"},
         "spec":{"group":"bench.example.com","scope":"Namespaced","names":{"plural":"gadgets","singular":"gadget","kind":"Gadget","listKind":"GadgetList"},
         "versions":[{"name":"v1","served":true,"storage":true,"subresources":{"status":{}},"schema":{"openAPIV3Schema":{"type":"object","properties":{
           "spec":{"type":"object","properties":{"size":{"type":"integer","minimum":1},"color":{"type":"string"},"tags":{"type":"array","items":{"type":"string"}}}},
           "status":{"type":"object","properties":{"phase":{"type":"string"}}}}}}}]}}
        """;

    /// <summary>Installs the definition of the objects, and returns when they are served.</summary>
    public async Task DefineAsync()
    {
        using var client = new HttpClient { BaseAddress = server };
        using var content = new StringContent(Definition, System.Text.Encoding.UTF8, "application/json");
        (await client.PostAsync(Definitions, content)).EnsureSuccessStatusCode();
        while ((await client.GetAsync(Gadgets)).StatusCode != HttpStatusCode.OK)
        {
            await Task.Yield();
        }
    }

    /// <summary>Creates so many objects over so many connections, each on a thread of its own.</summary>
    /// <returns>How long that took, in seconds.</returns>
    public double Create(string prefix, int count, int connections)
    {
        var requests = Enumerable.Range(0, count).Select(i => LeanConnection.Request("POST", Gadgets, string.Create(
            CultureInfo.InvariantCulture,
            $$$"""{"apiVersion":"bench.example.com/v1","kind":"Gadget","metadata":{"name":"{{{prefix}}}-{{{i}}}","labels":{"app":"bench"}},"spec":{"size":{{{i + 1}}},"color":"red","tags":["a","b","c"]}}"""))).ToArray();
        var next = -1;
        var clients = Enumerable.Range(0, connections).Select(_ => new LeanConnection(server)).ToList();
        var threads = clients.Select(client => new Thread(() =>
        {
            for (var i = Interlocked.Increment(ref next); i < count; i = Interlocked.Increment(ref next))
            {
                client.Exchange(requests[i]);
            }
        })).ToList();
        var watch = Stopwatch.StartNew();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        var seconds = watch.Elapsed.TotalSeconds;
        clients.ForEach(client => client.Dispose());
        return seconds;
    }

    /// <summary>Lists all objects.</summary>
    /// <returns>How long that took, in milliseconds, and how many bytes came.</returns>
    public (double Milliseconds, int Bytes) List()
    {
        using var client = new LeanConnection(server);
        var watch = Stopwatch.StartNew();
        var bytes = client.Exchange(LeanConnection.Request("GET", Gadgets));
        return (watch.Elapsed.TotalMilliseconds, bytes);
    }

    /// <summary>Changes one object so many times while so many watchers look on.</summary>
    /// <returns>How long it took until all of them had seen everything, in seconds.</returns>
    public async Task<double> FanOutAsync(string name, int watchers, int changes)
    {
        using var http = new HttpClient { BaseAddress = server };
        var version = JsonNode.Parse(await http.GetStringAsync(Gadgets + "?limit=1"))!["metadata"]!["resourceVersion"]!.GetValue<string>();
        var watching = Enumerable.Range(0, watchers).Select(_ => new LeanConnection(server)).ToList();
        foreach (var connection in watching)
        {
            connection.Send(LeanConnection.Request("GET", $"{Gadgets}?watch=true&resourceVersion={version}"));
        }

        var requests = Enumerable.Range(0, changes).Select(i => LeanConnection.Request("PATCH", $"{Gadgets}/{name}", string.Create(
            CultureInfo.InvariantCulture, $$$"""{"spec":{"size":{{{i + 1_000_000}}} }}"""), "application/merge-patch+json")).ToArray();
        using var writer = new LeanConnection(server);
        var watch = Stopwatch.StartNew();
        var reading = Task.WhenAll(watching.Select(connection => connection.ReadEventsAsync(changes)));
        foreach (var request in requests)
        {
            writer.Exchange(request);
        }

        await reading;
        var seconds = watch.Elapsed.TotalSeconds;
        watching.ForEach(connection => connection.Dispose());
        return seconds;
    }
}
