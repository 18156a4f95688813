using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Faults;
using CrdToolkit.Testing.Protobuf;
using CrdToolkit.Testing.Recording;
using CrdToolkit.Testing.Requests;
using CrdToolkit.Testing.Storage;
using Microsoft.AspNetCore.Http.Features;

namespace CrdToolkit.Testing.Verbs;

/// <summary>The body of a watch: one JSON document a line, or one message behind its length, each sent at once.</summary>
/// <param name="request">The request.</param>
/// <param name="accepted">How the client wants the objects.</param>
/// <param name="writer">Shapes them.</param>
internal sealed class WatchStream(ApiRequest request, ContentNegotiation accepted, ResponseWriter writer)
{
    private const string ProtobufType = ProtobufReader.MediaType + ";stream=watch";

    private readonly EventFaults faults = OpenRequest.Of(request.Http).Events;
    private bool hasSentTable;

    /// <summary>What goes wrong with the events.</summary>
    public EventFaults Faults => faults;

    /// <summary>Sends the headers, so that the client knows that it is watching.</summary>
    public Task StartAsync()
    {
        request.Http.Response.StatusCode = 200;
        request.Http.Response.ContentType = accepted.Format == AnswerFormat.Protobuf ? ProtobufType : MediaType.Json;
        request.Http.Response.Headers.CacheControl = "no-cache, private";
        request.Http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        return request.Http.Response.Body.FlushAsync(request.Aborted);
    }

    /// <summary>Sends an event with an object in the shape that the client asked for.</summary>
    /// <param name="type">What happened to it.</param>
    /// <param name="value">The object.</param>
    /// <param name="change">What other watchers are told too, from which they get the same bytes; null where there are none.</param>
    public async Task SendShapedAsync(string type, JsonObject value, StoreEvent? change)
    {
        var shaped = Shape(value);
        var line = change is not null && ReferenceEquals(shaped, value) ? change.Told(type, value, accepted.Format) : WatchLine.Of(type, shaped, accepted.Format);
        await SendAsync(line);
        if (faults.Duplicates)
        {
            await SendAsync(line);
        }
    }

    /// <summary>Sends a bookmark, in the shape of the objects.</summary>
    public Task SendBookmarkAsync(JsonObject bookmark) => SendAsync("BOOKMARK", Shape(bookmark));

    /// <summary>Sends an event as it is.</summary>
    public Task SendAsync(string type, JsonObject value) => SendAsync(WatchLine.Of(type, value, accepted.Format));

    private JsonObject Shape(JsonObject value)
    {
        // Only the first table of a watch says what its columns are.
        var shaped = writer.Shape(request, accepted, value, withColumns: !hasSentTable);
        hasSentTable = true;
        return shaped;
    }

    private async Task SendAsync(WatchLine line)
    {
        await request.Http.Response.Body.WriteAsync(line.Bytes, request.Aborted);
        await request.Http.Response.Body.FlushAsync(request.Aborted);
        faults.CountEvent();
    }
}
