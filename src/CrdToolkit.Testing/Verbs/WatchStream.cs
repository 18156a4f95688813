using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Faults;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Recording;
using CrdToolkit.Testing.Requests;
using Microsoft.AspNetCore.Http.Features;

namespace CrdToolkit.Testing.Verbs;

/// <summary>The body of a watch: one JSON document a line, each sent at once.</summary>
/// <param name="request">The request.</param>
/// <param name="accepted">How the client wants the objects.</param>
/// <param name="writer">Shapes them.</param>
internal sealed class WatchStream(ApiRequest request, ContentNegotiation accepted, ResponseWriter writer)
{
    private readonly EventFaults faults = OpenRequest.Of(request.Http).Events;
    private bool hasSentTable;

    /// <summary>What goes wrong with the events.</summary>
    public EventFaults Faults => faults;

    /// <summary>Sends the headers, so that the client knows that it is watching.</summary>
    public Task StartAsync()
    {
        request.Http.Response.StatusCode = 200;
        request.Http.Response.ContentType = MediaType.Json;
        request.Http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        return request.Http.Response.Body.FlushAsync(request.Aborted);
    }

    /// <summary>Sends an event with an object in the shape that the client asked for.</summary>
    public Task SendShapedAsync(string type, JsonObject value)
    {
        // Only the first table of a watch says what its columns are.
        var shaped = writer.Shape(request, accepted, value, withColumns: !hasSentTable);
        hasSentTable = true;
        return faults.Duplicates ? SendTwiceAsync(type, shaped) : SendAsync(type, shaped);
    }

    /// <summary>Sends an event as it is.</summary>
    public async Task SendAsync(string type, JsonObject value)
    {
        using var line = new MemoryStream();
        JsonWriter.WriteUtf8(JsonValues.Object(("type", type), ("object", value)), line);
        line.WriteByte((byte)'\n');
        await request.Http.Response.Body.WriteAsync(line.GetBuffer().AsMemory(0, (int)line.Length), request.Aborted);
        await request.Http.Response.Body.FlushAsync(request.Aborted);
        faults.CountEvent();
    }

    private async Task SendTwiceAsync(string type, JsonObject value)
    {
        await SendAsync(type, value);
        await SendAsync(type, value);
    }
}
