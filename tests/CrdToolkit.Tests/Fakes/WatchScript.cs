using System.IO.Pipelines;
using System.Text;
using System.Text.Json;

namespace CrdToolkit.Tests.Fakes;

/// <summary>The body of a watch, written line by line, or byte by byte.</summary>
public sealed class WatchScript
{
    private readonly Pipe pipe = new();

    public Stream Stream => pipe.Reader.AsStream();

    public Task SendAsync(string type, Machine machine) => SendAsync(type, JsonSerializer.Serialize(machine, WireContract.CreateOptions()));

    public Task SendAsync(string type, string @object) => WriteAsync($"{{\"type\":\"{type}\",\"object\":{@object}}}\n");

    public Task BookmarkAsync(string version) => SendAsync(
        "BOOKMARK",
        $$$"""{"kind":"Machine","apiVersion":"infra.example.com/v1","metadata":{"resourceVersion":"{{{version}}}","creationTimestamp":null}}""");

    /// <summary>All objects were sent.</summary>
    public Task EndObjectsAsync(string version) => SendAsync(
        "BOOKMARK",
        $$$$"""{"kind":"Machine","apiVersion":"infra.example.com/v1","metadata":{"resourceVersion":"{{{{version}}}}","creationTimestamp":null,"annotations":{"k8s.io/initial-events-end":"true"}}}""");

    public Task ExpireAsync() => SendAsync(
        "ERROR",
        """{"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","message":"too old resource version: 1 (9)","reason":"Expired","code":410}""");

    public async Task WriteAsync(string text) => await pipe.Writer.WriteAsync(Encoding.UTF8.GetBytes(text), TestContext.Current.CancellationToken);

    /// <summary>The server ends the watch properly.</summary>
    public void Close() => pipe.Writer.Complete();

    /// <summary>The connection is lost.</summary>
    public void Cut() => pipe.Writer.Complete(new IOException("connection reset by peer"));
}
