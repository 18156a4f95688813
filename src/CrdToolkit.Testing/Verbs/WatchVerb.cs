using System.Collections.Immutable;
using System.Globalization;
using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Requests;
using CrdToolkit.Testing.Storage;

namespace CrdToolkit.Testing.Verbs;

/// <summary>Answers watches: what changed since a resource version, then every change as it happens.</summary>
/// <param name="store">Where the objects are.</param>
/// <param name="writer">Shapes and writes objects.</param>
/// <param name="clock">When a watch ends and when bookmarks are due.</param>
/// <param name="options">How long watches live and how far they may fall behind.</param>
internal sealed class WatchVerb(ObjectStore store, ResponseWriter writer, TimeProvider clock, LocalApiServerOptions options)
{
    private static readonly TimeSpan BookmarkInterval = TimeSpan.FromMinutes(1);

    /// <summary>Answers a watch; returns when it is over.</summary>
    public async Task ExecuteAsync(ApiRequest request, ContentNegotiation accepted)
    {
        var parameters = ListParameters.Parse(request, isWatch: true);
        var start = StartRevision(parameters.ResourceVersion);
        var stream = new WatchStream(request, accepted, writer);
        var collection = request.Resource.Collection;
        var fromNow = start == 0 || parameters.SendInitialEvents == true;
        var (objects, revision) = store.Snapshot(collection);
        var since = fromNow ? revision : start;
        using var subscription = store.Watch(collection, Math.Min(since, revision), options.WatchBufferCapacity);
        await stream.StartAsync();
        if (subscription is null)
        {
            var status = StatusErrors.Expired($"too old resource version: {since} ({collection.OldestRevision})").Status;
            await stream.SendAsync("ERROR", status);
            return;
        }

        try
        {
            if (fromNow && parameters.SendInitialEvents != false)
            {
                await SendInitialAsync(request, parameters, stream, objects, since);
            }

            await FollowAsync(request, parameters, stream, subscription, since);
        }
        catch (StatusException e)
        {
            // An object that its webhook does not convert: the client begins again.
            await stream.SendAsync("ERROR", e.Status);
            return;
        }

        if (stream.Faults.Last() is { } last)
        {
            await stream.SendAsync("ERROR", last);
        }
    }

    private static async Task SendInitialAsync(
        ApiRequest request, ListParameters parameters, WatchStream stream, ImmutableSortedSet<StoredObject> objects, long since)
    {
        request.Resource.Strategy.Prepare(objects);
        foreach (var stored in objects)
        {
            if (stream.Faults.Ended.IsCancellationRequested)
            {
                return;
            }

            if (Shown(parameters, stored) is { } value)
            {
                await stream.SendShapedAsync("ADDED", value, null);
            }
        }

        if (parameters.AllowsBookmarks)
        {
            await stream.SendBookmarkAsync(Bookmark(request, since, isInitialEventsEnd: true));
        }
    }

    private async Task FollowAsync(
        ApiRequest request, ListParameters parameters, WatchStream stream, WatchSubscription subscription, long since)
    {
        // Half an hour to an hour, as the API server's minimum request timeout has it.
        var lifetime = parameters.TimeoutSeconds is > 0 and var seconds
            ? TimeSpan.FromSeconds(Math.Min(seconds, 86_400))
            : options.WatchLifetime * (1 + Random.Shared.NextDouble());
        using var timeout = new CancellationTokenSource(lifetime, clock);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, stream.Faults.Ended, request.Aborted);
        // Every minute, and shortly before the end.
        var lastChance = lifetime - TimeSpan.FromSeconds(2);
        await using var bookmarks = parameters.AllowsBookmarks && lastChance > TimeSpan.Zero
            ? clock.CreateTimer(
                _ => store.SendBookmark(request.Resource.Collection, subscription),
                null,
                lastChance < BookmarkInterval ? lastChance : BookmarkInterval,
                BookmarkInterval)
            : null;
        try
        {
            await foreach (var change in subscription.Events.ReadAllAsync(ending.Token))
            {
                if (change.Revision > since || change.Type == StoreEventType.Bookmark)
                {
                    await stream.Faults.WaitAsync(change.Committed, clock, ending.Token);
                    ending.Token.ThrowIfCancellationRequested();
                    await SendAsync(request, parameters, stream, change);
                }
            }
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested && !request.Aborted.IsCancellationRequested)
        {
            // The watch's time is up: the body ends, and the client begins where it is.
        }
    }

    private static async Task SendAsync(ApiRequest request, ListParameters parameters, WatchStream stream, StoreEvent change)
    {
        if (change.Type == StoreEventType.Bookmark)
        {
            await stream.SendBookmarkAsync(Bookmark(request, change.Revision, isInitialEventsEnd: false));
            return;
        }

        var before = change.Previous is null ? null : Shown(parameters, change.Previous);
        var after = change.Type == StoreEventType.Deleted ? null : Shown(parameters, change.Object!);
        if (after is not null)
        {
            await stream.SendShapedAsync(before is null ? "ADDED" : "MODIFIED", after, change);
        }
        else if (before is not null)
        {
            // Watchers are told the state that they knew, with the resource version of its leaving.
            await stream.SendShapedAsync(
                "DELETED", before.WithMetadata("resourceVersion", change.Revision.ToString(CultureInfo.InvariantCulture)), null);
        }
    }

    private static JsonObject? Shown(ListParameters parameters, StoredObject stored)
    {
        if (parameters.Selector.Namespace.Length > 0 && parameters.Selector.Namespace != stored.Key.Namespace)
        {
            return null;
        }

        var value = parameters.Selector.Resource.Strategy.FromStorage(stored);
        return parameters.Selector.Matches(value) ? value : null;
    }

    private static JsonObject Bookmark(ApiRequest request, long revision, bool isInitialEventsEnd) => JsonValues.Object(
        ("kind", request.Resource.Kind),
        ("apiVersion", request.Resource.ApiVersion),
        ("metadata", JsonValues.Object(
            ("resourceVersion", revision.ToString(CultureInfo.InvariantCulture)),
            ("annotations", isInitialEventsEnd ? JsonValues.Object(("k8s.io/initial-events-end", "true")) : null))));

    private static long StartRevision(string text) => text.Length == 0 ? 0 : (long)Math.Min(ResourceVersions.Parse(text), long.MaxValue);
}
