using System.Runtime.InteropServices;
using k8s.Models;

namespace CrdToolkit;

/// <summary>The half of the store that takes what readers read.</summary>
internal sealed partial class ResourceStore<T>
{
    public bool IsBehind(StoreScope scope, string? resourceVersion)
    {
        lock (gate)
            return ResourceVersion.Parse(resourceVersion) is > 0 and var version && version < scope.Newest;
    }

    public void ListStarted(StoreScope scope)
    {
        lock (gate)
        {
            scope.List++;
            scope.IsListing = true;
        }
    }

    public void ListCompleted(StoreScope scope, string? resourceVersion)
    {
        var changes = new List<ResourceChange<T>>();
        lock (gate)
        {
            foreach (var (@namespace, objects) in namespaces)
            {
                if (scope.Namespace is not null && scope.Namespace != @namespace)
                    continue;
                foreach (var (name, stored) in objects)
                {
                    if (stored.List != scope.List)
                        changes.Add(Removal(new NamespacedName(@namespace, name), stored));
                }
            }

            foreach (var change in changes)
                Remove(change.Key);
            scope.ForgetWritesBeforeList();
            scope.IsListing = false;
            scope.IsSynced = true;
            // Lower than before where the store was set back from a backup.
            scope.LastVersion = 0;
            scope.Newest = 0;
            scope.Advance(ResourceVersion.Parse(resourceVersion));
        }

        foreach (var change in changes)
            Tell(change);
        if (Array.TrueForAll(scopes, candidate => candidate.IsSynced))
            synced.TrySetResult();
    }

    public void Deleted(StoreScope scope, ParsedResource<T> resource)
    {
        var key = KeyOf(resource.Metadata);
        ResourceChange<T> change;
        lock (gate)
        {
            var version = ResourceVersion.Parse(resource.Metadata.ResourceVersion);
            scope.Advance(version);
            // The end of an earlier object of that name is not yet that of the one that we deleted.
            scope.Departures.Remove((key, resource.Metadata.Uid), out var departure);
            if (version != 0)
                scope.Depart(key, resource.Metadata.Uid, Math.Max(version, departure.Version));
            scope.Shown(key, ulong.MaxValue);
            if (!TryGet(key, out var stored) || IsLaterThanItsEnd(stored, resource.Metadata, version))
                return;
            // The last state, where it can be read, says more than the one before.
            change = Removal(key, stored) with { Old = selection.Shape(resource).Value ?? stored.Value };
            Remove(key);
        }

        Tell(change);
    }

    public void Bookmarked(StoreScope scope, string? resourceVersion)
    {
        lock (gate)
            scope.Bookmark(ResourceVersion.Parse(resourceVersion));
    }

    public void Put(StoreScope scope, ParsedResource<T> resource, bool isListed)
    {
        resource = selection.Shape(resource);
        var metadata = resource.Metadata;
        var key = KeyOf(metadata);
        var version = ResourceVersion.Parse(metadata.ResourceVersion);
        ResourceChange<T>? replaced = null;
        ResourceChange<T> change;
        lock (gate)
        {
            if (!isListed)
                scope.Advance(version);
            if (scope.Hides(key, metadata.Uid, version))
                return;
            if (TryGet(key, out var present))
            {
                if (IsOutdated(scope, present, version, isListed) || (isListed && version != 0 && present.Version == version))
                {
                    Confirm(scope, key, resource, present, version);
                    return;
                }

                // Deleted and made anew while nobody watched: two objects of one name.
                if (present.Metadata.Uid != metadata.Uid)
                    replaced = Removal(key, present);
            }

            change = Store(scope, key, resource, version, isOwnWrite: false) with { IsInitial = isListed && !scope.IsSynced };
            scope.Shown(key, version);
        }

        if (replaced is { } gone)
        {
            Tell(gone);
            change = change with { Old = null, OldMetadata = null };
        }

        Tell(change);
    }

    // What was made anew since, or came back into the selection, by a write of ours or by events that overtook this one.
    private static bool IsLaterThanItsEnd(StoredResource<T> stored, V1ObjectMeta end, ulong version) =>
        stored.Metadata.Uid != end.Uid ? stored.IsOwnWrite || (version != 0 && stored.Version > version) : version != 0 && stored.Version > version;

    // The list or the watch is behind what a write of ours has already brought.
    private static bool IsOutdated(StoreScope scope, StoredResource<T> present, ulong version, bool isListed) =>
        version != 0 && present.Version >= version && (!isListed || (present.IsOwnWrite && present.List == scope.List));

    // Nothing changed. What a write of ours has brought gives way to the leaner copy of the watch.
    private void Confirm(StoreScope scope, NamespacedName key, ParsedResource<T> resource, StoredResource<T> present, ulong version)
    {
        if (present.IsOwnWrite && present.Version == version && resource.IsReadable)
            Store(scope, key, resource, version, isOwnWrite: false);
        else
            CollectionsMarshal.GetValueRefOrNullRef(namespaces[key.Namespace], key.Name).List = scope.List;
        scope.Shown(key, version);
    }

    private ResourceChange<T> Store(StoreScope scope, NamespacedName key, ParsedResource<T> resource, ulong version, bool isOwnWrite)
    {
        all = null;
        ref var objects = ref CollectionsMarshal.GetValueRefOrAddDefault(namespaces, key.Namespace, out _);
        objects ??= [];
        ref var stored = ref CollectionsMarshal.GetValueRefOrAddDefault(objects, key.Name, out var existed);
        var old = existed ? stored.Value : null;
        Guard?.Entered(key, resource.Value);
        var change = new ResourceChange<T>(key, old, existed ? stored.Metadata : null, resource.Value, resource.Metadata);
        if (!existed)
            Count++;
        if (resource.IsReadable && stored.Item is UnreadableResource)
            log.ReadableAgain(key);
        else if (!resource.IsReadable && !(stored.Item is UnreadableResource before && before.Reason == resource.Unreadable.Reason && before.JsonPath == resource.Unreadable.JsonPath))
            log.Unreadable(resource.Unreadable);
        stored.Item = resource.IsReadable ? resource.Value : resource.Unreadable;
        stored.Version = version;
        stored.List = scope.List;
        stored.IsOwnWrite = isOwnWrite;
        foreach (var index in indexes.Values)
        {
            if (old is not null)
                index.Remove(old);
            if (resource.IsReadable)
                index.Add(resource.Value);
        }

        return change;
    }

    private void Remove(NamespacedName key)
    {
        if (!namespaces.TryGetValue(key.Namespace, out var objects) || !objects.Remove(key.Name, out var stored))
            return;
        all = null;
        Count--;
        if (objects.Count == 0)
            namespaces.Remove(key.Namespace);
        Guard?.Entered(key, null);
        if (stored.Value is not { } value)
            return;
        foreach (var index in indexes.Values)
            index.Remove(value);
    }

    private static ResourceChange<T> Removal(NamespacedName key, StoredResource<T> stored) => new(key, stored.Value, stored.Metadata, null, null);
}
