using System.Globalization;
using System.Text.Json.Nodes;
using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Yaml;
using CrdToolkit.Testing.Json;
using JsonObject = System.Text.Json.Nodes.JsonObject;

namespace CrdToolkit.Testing.Clients;

/// <summary>Follows one object by list and watch until it is as expected.</summary>
/// <param name="http">The connection.</param>
/// <param name="address">The object.</param>
/// <param name="timeout">How long to wait.</param>
/// <param name="clock">Where the time of <paramref name="timeout"/> comes from.</param>
internal sealed class ObjectWaiter(ClusterHttp http, ObjectAddress address, TimeSpan timeout, TimeProvider clock)
{
    private JsonObject? last;
    private bool wasSeen;
    private int changes;

    /// <summary>Waits until a condition holds.</summary>
    /// <param name="fits">Whether the object is as expected; null says that there is none.</param>
    /// <param name="expectation">What is expected, for the message.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The object; null when there is none and that is as expected.</returns>
    /// <exception cref="TimeoutException">It did not come to hold in time; the message shows the object.</exception>
    public async Task<JsonObject?> WaitAsync(Func<JsonObject?, bool> fits, string expectation, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            while (!await FollowAsync(fits, either.Token))
            {
                // The watch ended before: look again.
            }

            return last;
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException(Message(expectation));
        }
    }

    private async Task<bool> FollowAsync(Func<JsonObject?, bool> fits, CancellationToken cancellationToken)
    {
        var selector = $"{address.Path}?fieldSelector=metadata.name%3D{address.Name}";
        var (code, text) = await http.SendAsync(HttpMethod.Get, selector, null, cancellationToken);
        if (code != 200)
        {
            throw new InvalidOperationException($"The server answered {code} when asked for {address}: {text.Trim()}");
        }

        var list = JsonNode.Parse(text)!;
        if (Sees(ItemOf(list), fits))
        {
            return true;
        }

        using var watch = await http.OpenAsync($"{selector}&watch=true&resourceVersion={list["metadata"]!["resourceVersion"]}", cancellationToken);
        using var lines = new StreamReader(await watch.Content.ReadAsStreamAsync(cancellationToken));
        while (watch.IsSuccessStatusCode && await lines.ReadLineAsync(cancellationToken) is { } line)
        {
            var change = JsonNode.Parse(line)!;
            var type = (string)change["type"]!;
            if (type == "ERROR")
            {
                return false;
            }

            if (Sees(type == "DELETED" ? null : change["object"]!.AsObject(), fits))
            {
                return true;
            }
        }

        return false;
    }

    // The items of a list of a built-in kind do not say what they are.
    private static JsonObject? ItemOf(JsonNode list)
    {
        if (list["items"]?.AsArray().FirstOrDefault()?.AsObject() is not { } item)
        {
            return null;
        }

        var kind = (string)list["kind"]!;
        item.Insert(0, "apiVersion", Taken(item, "apiVersion") ?? list["apiVersion"]!.DeepClone());
        item.Insert(1, "kind", Taken(item, "kind") ?? kind[..^"List".Length]);
        return item;
    }

    private static JsonNode? Taken(JsonObject item, string name) => item.Remove(name, out var value) ? value : null;

    private bool Sees(JsonObject? current, Func<JsonObject?, bool> fits)
    {
        changes += wasSeen ? 1 : 0;
        (last, wasSeen) = (current, true);
        return fits(current);
    }

    private string Message(string expectation)
    {
        var seconds = timeout.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
        var start = $"{address} did not become as expected within {seconds} s ({changes} changes seen). Expected: {expectation}\n";
        if (last is null)
        {
            return start + (wasSeen ? "It does not exist." : "The server did not answer.");
        }

        var shown = JsonReader.ParseObject(last.ToJsonString());
        return $"{start}Instead it is\n{YamlWriter.Write(shown.With("metadata", shown.Child("metadata").Without("managedFields")))}";
    }
}
