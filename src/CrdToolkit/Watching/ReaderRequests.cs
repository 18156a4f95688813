using System.Globalization;

namespace CrdToolkit;

/// <summary>The requests of a reader: always the same objects, from different states on.</summary>
internal sealed class ReaderRequests(ResourceDescriptor descriptor, string? @namespace = null, string? labelSelector = null, string? fieldSelector = null, bool isMetadataOnly = false)
{
    private const int PageSize = 500;

    /// <summary>The kind of the objects.</summary>
    public ResourceDescriptor Descriptor => descriptor;

    /// <summary>A page of a list. It is read at the newest state, never at that of a replica which may lag behind.</summary>
    public ApiRequest Page(bool isPaged, string? @continue) => Request(ApiVerb.List)
        .With("limit", isPaged ? PageSize.ToString(CultureInfo.InvariantCulture) : null)
        .With("continue", @continue);

    /// <summary>A watch that begins with all objects of the newest state.</summary>
    public ApiRequest Stream() => Request(ApiVerb.Watch)
        .With("watch", true)
        .With("sendInitialEvents", true)
        .With("resourceVersionMatch", "NotOlderThan")
        .With("allowWatchBookmarks", true);

    /// <summary>A watch of what happens after a version.</summary>
    public ApiRequest Watch(string? version) => Request(ApiVerb.Watch)
        .With("watch", true)
        .With("allowWatchBookmarks", true)
        .With("resourceVersion", version);

    private ApiRequest Request(ApiVerb verb) => new ApiRequest(verb, descriptor, @namespace) { IsMetadataOnly = isMetadataOnly }
        .With("labelSelector", labelSelector)
        .With("fieldSelector", fieldSelector);
}
