using CrdToolkit.Testing.Access;
using CrdToolkit.Testing.Faults;
using CrdToolkit.Testing.Requests;
using CrdToolkit.Testing.Storage;
using Microsoft.AspNetCore.Http;

namespace CrdToolkit.Testing.Recording;

/// <summary>A request while it is served: what it asks for, and what goes wrong with it.</summary>
/// <param name="http">The HTTP request and its answer.</param>
/// <param name="path">The resource that its path names; null for none.</param>
internal sealed class OpenRequest(HttpContext http, RequestPath? path)
{
    /// <summary>The HTTP request and its answer.</summary>
    public HttpContext Http { get; } = http;

    /// <summary>The resource that its path names; null for none.</summary>
    public RequestPath? Path { get; } = path;

    /// <summary>What it asks for.</summary>
    public RequestInfo Info { get; set; } = RequestInfoReader.Read(http.Request, path);

    /// <summary>Who sent it.</summary>
    public UserInfo User { get; set; } = UserInfo.Anonymous;

    /// <summary>Throws when its sender may not create what it names; null before that is decided.</summary>
    public Action? AuthorizeCreate { get; set; }

    /// <summary>What goes wrong with the events of a watch.</summary>
    public EventFaults Events { get; } = new();

    /// <summary>What goes wrong with the bytes of the answer.</summary>
    public ByteFaults Bytes { get; } = new();

    /// <summary>The state that it reads; null for the current one.</summary>
    public StoreView? View { get; set; }

    /// <summary>The open request that an HTTP request is.</summary>
    public static OpenRequest Of(HttpContext http) => http.Features.Get<OpenRequest>()!;
}
