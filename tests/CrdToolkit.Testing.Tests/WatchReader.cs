using System.Text.Json.Nodes;

namespace CrdToolkit.Testing.Tests;

/// <summary>Reads a watch, event by event.</summary>
public sealed class WatchReader(HttpResponseMessage response, Stream stream) : IAsyncDisposable
{
    private readonly StreamReader lines = new(stream);

    public HttpResponseMessage Response { get; } = response;

    /// <summary>The next event; null when the server has ended the watch.</summary>
    public async Task<(string Type, JsonObject Object)?> NextAsync()
    {
        var line = await lines.ReadLineAsync(TestContext.Current.CancellationToken);
        if (line is null)
        {
            return null;
        }

        var change = JsonNode.Parse(line)!;
        return (change["type"]!.GetValue<string>(), change["object"]!.AsObject());
    }

    /// <summary>Type and name of the next events.</summary>
    public async Task<string[]> TakeAsync(int count)
    {
        var events = new string[count];
        for (var i = 0; i < count; i++)
        {
            var (type, value) = (await NextAsync()).GetValueOrDefault();
            events[i] = $"{type} {value?["metadata"]?["name"]}".TrimEnd();
        }

        return events;
    }

    /// <summary>Waits for an event.</summary>
    public async Task<JsonObject> UntilAsync(Func<string, JsonObject, bool> isIt)
    {
        while (await NextAsync() is { } change)
        {
            if (isIt(change.Type, change.Object))
            {
                return change.Object;
            }
        }

        throw new InvalidOperationException("The watch ended before the event came.");
    }

    public ValueTask DisposeAsync()
    {
        lines.Dispose();
        Response.Dispose();
        return ValueTask.CompletedTask;
    }
}
