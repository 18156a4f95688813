using System.Collections.Immutable;
using System.Globalization;
using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Requests;
using CrdToolkit.Testing.Resources;
using CrdToolkit.Testing.Storage;

namespace CrdToolkit.Testing.Verbs;

/// <summary>Answers lists, whole or in pages, of now or of a resource version of the past.</summary>
/// <param name="store">Where the objects are.</param>
internal sealed class ListVerb(ObjectStore store)
{
    private const string TooOldToContinue =
        "The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter, or use "
        + "the continue token in this response to retrieve the remainder of the results. Continuing with the provided token results in an inconsistent list "
        + "- objects that were created, modified, or deleted between the time the first chunk was returned and now may show up in the list.";

    /// <summary>Answers a list.</summary>
    public ApiResponse Execute(ApiRequest request)
    {
        var page = Read(request, ListParameters.Parse(request, isWatch: false));
        return ApiResponse.Ok(List(request.Resource, page));
    }

    /// <summary>The objects that a list shows.</summary>
    public ListPage Read(ApiRequest request, ListParameters parameters)
    {
        var token = parameters.Continue.Length > 0 ? ContinueToken.Parse(parameters.Continue) : null;
        if (token is not null && parameters.ResourceVersion is not ("" or "0"))
        {
            throw StatusErrors.BadRequest("specifying resource version is not allowed when using continue");
        }

        var (objects, revision) = token is null ? FirstPage(request, parameters) : NextPage(request.Resource, token);
        var items = new List<JsonObject>();
        string? last = null;
        long? remaining = null;
        var start = Start(objects, parameters.Selector.Namespace, token);
        request.Resource.Strategy.Prepare(Window(objects, start, parameters));
        for (var i = start; i < objects.Count; i++)
        {
            var stored = objects[i];
            if (parameters.Selector.Namespace.Length > 0 && stored.Key.Namespace != parameters.Selector.Namespace)
            {
                break;
            }

            if (parameters.Limit > 0 && items.Count == parameters.Limit)
            {
                remaining = Remaining(objects, parameters.Selector.Namespace, i);
                break;
            }

            last = stored.Key.Path;
            var value = request.Resource.Strategy.FromStorage(stored);
            if (parameters.Selector.Matches(value))
            {
                items.Add(value);
            }
        }

        var next = remaining is null ? "" : new ContinueToken(revision, last!).Text;
        return new ListPage(items, revision, next, parameters.Selector.IsSelective ? null : remaining);
    }

    /// <summary>A list object; the members of custom resources come in alphabetical order, those of built-in kinds in that of the Go types.</summary>
    public static JsonObject List(ApiResource resource, ListPage page)
    {
        var version = page.Revision.ToString(CultureInfo.InvariantCulture);
        return resource.IsCustom
            ? JsonValues.Object(
                ("apiVersion", resource.ApiVersion),
                ("items", JsonValues.Array(page.Items)),
                ("kind", resource.ListKind),
                ("metadata", JsonValues.Object(
                    ("continue", page.Next),
                    ("remainingItemCount", page.Remaining is { } count ? JsonNumber.FromInt64(count) : null),
                    ("resourceVersion", version))))
            : JsonValues.Object(
                ("kind", resource.ListKind),
                ("apiVersion", resource.ApiVersion),
                ("metadata", JsonValues.Object(
                    ("resourceVersion", version),
                    ("continue", JsonValues.TextOrNothing(page.Next)),
                    ("remainingItemCount", page.Remaining is { } left ? JsonNumber.FromInt64(left) : null))),
                ("items", JsonValues.Array(page.Items.Select(item => item.Without("kind").Without("apiVersion")))));
    }

    private static IEnumerable<StoredObject> Window(ImmutableSortedSet<StoredObject> objects, int start, ListParameters parameters)
    {
        var end = parameters.Limit > 0 ? Math.Min(objects.Count, start + parameters.Limit) : objects.Count;
        for (var i = start; i < end; i++)
        {
            if (parameters.Selector.Namespace.Length > 0 && objects[i].Key.Namespace != parameters.Selector.Namespace)
            {
                yield break;
            }

            yield return objects[i];
        }
    }

    // The position of the first object that can be in the list.
    private static int Start(ImmutableSortedSet<StoredObject> objects, string @namespace, ContinueToken? token)
    {
        var from = token?.Start ?? (@namespace.Length > 0 ? @namespace + "/" : "");
        if (from.Length == 0)
        {
            return 0;
        }

        var index = objects.IndexOf(new StoredObject(new ObjectKey("", from), JsonObject.Empty, 0));
        return index < 0 ? ~index : index + 1;
    }

    private static long Remaining(ImmutableSortedSet<StoredObject> objects, string @namespace, int from)
    {
        if (@namespace.Length == 0)
        {
            return objects.Count - from;
        }

        // '0' follows '/', so this is the place behind the last object of the namespace.
        var end = objects.IndexOf(new StoredObject(new ObjectKey("", @namespace + "0"), JsonObject.Empty, 0));
        return (end < 0 ? ~end : end) - from;
    }

    private (ImmutableSortedSet<StoredObject> Objects, long Revision) FirstPage(ApiRequest request, ListParameters parameters)
    {
        var resource = request.Resource;
        var now = request.View is { } view ? (view.Objects(resource.Collection), view.Revision) : store.Snapshot(resource.Collection);
        if (parameters.ResourceVersion is "" or "0")
        {
            return now;
        }

        if (!ResourceVersions.TryParse(parameters.ResourceVersion, out var asked))
        {
            throw StatusErrors.BadRequest($"invalid resource version: {ResourceVersions.Invalid(parameters.ResourceVersion)}");
        }

        if (asked > (ulong)now.Revision)
        {
            throw StatusErrors.ResourceVersionTooLarge(parameters.ResourceVersion, now.Revision);
        }

        var isExact = parameters.ResourceVersionMatch == "Exact" || (parameters.ResourceVersionMatch.Length == 0 && parameters.Limit > 0);
        return !isExact
            ? now
            : store.SnapshotAt(resource.Collection, (long)asked) is { } past
                ? (past, (long)asked)
                : throw StatusErrors.Expired("The resourceVersion for the provided list is too old.");
    }

    private (ImmutableSortedSet<StoredObject> Objects, long Revision) NextPage(ApiResource resource, ContinueToken token)
    {
        if (token.Revision < 0)
        {
            return store.Snapshot(resource.Collection);
        }

        if (store.SnapshotAt(resource.Collection, token.Revision) is { } objects)
        {
            return (objects, token.Revision);
        }

        var status = StatusErrors.Status(410, "Expired", TooOldToContinue);
        throw new StatusException(
            status.With("metadata", JsonValues.Object(("continue", (token with { Revision = -1 }).Text))), 410);
    }
}
