using System.Text;

namespace CrdToolkit.Conformance.Client;

/// <summary>
/// Reads a watch event by event. A case never waits for silence: that something sends no event is proven by the next event
/// being that of a later write.
/// </summary>
public sealed class WatchReader(string request, HttpResponseMessage answer, Stream stream) : IAsyncDisposable
{
    private readonly StreamReader lines = new(stream, Encoding.UTF8);
    private readonly List<WatchEvent> seen = [];

    /// <summary>The next event, whatever it is.</summary>
    public async Task<WatchEvent> NextAsync() =>
        await LineAsync() is { } next ? next : throw new Xunit.Sdk.XunitException($"the watch ended\n{Describe()}");

    /// <summary>The next event, which must be of this type and concern an object of this name.</summary>
    public async Task<WatchEvent> NextAsync(string type, string name)
    {
        var next = await NextAsync();
        Assert.True(next.Summary == $"{type} {name}", $"expected {type} {name}, but\n{Describe()}");
        return next;
    }

    /// <summary>The next so many events, as <see cref="WatchEvent.Summary"/>.</summary>
    public async Task<IReadOnlyList<string>> NextSummariesAsync(int count)
    {
        var summaries = new List<string>();
        while (summaries.Count < count)
        {
            summaries.Add((await NextAsync()).Summary);
        }
        return summaries;
    }

    /// <summary>Reads on to the first event that fits.</summary>
    public async Task<WatchEvent> UntilAsync(Func<WatchEvent, bool> fits)
    {
        var next = await NextAsync();
        while (!fits(next))
        {
            next = await NextAsync();
        }
        return next;
    }

    /// <summary>The remaining events, up to the server's orderly end of the stream.</summary>
    public async Task<IReadOnlyList<WatchEvent>> ToEndAsync()
    {
        var rest = new List<WatchEvent>();
        while (await LineAsync() is { } next)
        {
            rest.Add(next);
        }
        return rest;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        answer.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<WatchEvent?> LineAsync()
    {
        string? line;
        try
        {
            line = await lines.ReadLineAsync(TestContext.Current.CancellationToken).AsTask()
                .WaitAsync(ApiClient.Patience, TestContext.Current.CancellationToken);
        }
        catch (TimeoutException)
        {
            throw new Xunit.Sdk.XunitException($"no event within {ApiClient.Patience.TotalSeconds} seconds\n{Describe()}");
        }
        if (line is null)
        {
            return null;
        }
        var body = JsonNode.Parse(line)!;
        var next = new WatchEvent(body.Text("type")!, body.At("object")!.AsObject());
        seen.Add(next);
        return next;
    }

    private string Describe() => $"GET {request}\nso far: {(seen.Count == 0 ? "no event" : string.Join("\n", seen))}";
}
