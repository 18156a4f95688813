using CrdToolkit.Testing.Requests;
using CrdToolkit.Testing.Storage;

namespace CrdToolkit.Testing.Verbs;

/// <summary>Answers with one object.</summary>
/// <param name="store">Where it is.</param>
internal sealed class GetVerb(ObjectStore store)
{
    /// <summary>Answers with the object as it is now, which must not be older than the resource version that is asked for.</summary>
    public ApiResponse Execute(ApiRequest request)
    {
        var asked = request.Parameter("resourceVersion");
        if (asked.Length > 0 && ResourceVersions.Parse(asked) > (ulong)store.Revision)
        {
            throw StatusErrors.ResourceVersionTooLarge(asked, store.Revision);
        }

        var resource = request.Resource;
        var found = request.View is { } view ? ObjectCollection.Find(view.Objects(resource.Collection), request.Key) : resource.Collection.Find(request.Key);
        var stored = found ?? throw StatusErrors.NotFound(resource.GroupResource, request.Name);
        return ApiResponse.Ok(resource.Strategy.FromStorage(stored));
    }
}
