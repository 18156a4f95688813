using k8s.Models;

namespace CrdToolkit;

/// <summary>The half of the store that knows of this process's own writes.</summary>
internal sealed partial class ResourceStore<T> : IOwnWriteObserver
{
    public void Written(NamespacedName key, object? resource, V1ObjectMeta metadata)
    {
        if (ScopeOf(key) is not { } scope)
            return;
        if (selection.FromAnswer(resource, metadata) is { } value)
        {
            Observe(key, value);
            return;
        }

        // The object in another version, or its scale only: the watch is to bring it in ours.
        Expect(scope, key, ResourceVersion.Parse(metadata.ResourceVersion));
    }

    /// <summary>The server has told how an object is, outside of the watch.</summary>
    public void Observe(NamespacedName key, ParsedResource<T> resource)
    {
        if (ScopeOf(key) is not { } scope)
            return;
        var version = ResourceVersion.Parse(resource.Metadata.ResourceVersion);
        var matches = selection.Matches(resource.Metadata);
        if (version == 0)
            Unknown(key);
        else if (IsGone(resource.Metadata))
            Deleted(key, resource.Metadata.Uid);
        else if (matches == false)
            Left(scope, key, resource.Metadata.Uid, version);
        else if (matches is null && FindMetadata(key) is null)
            Expect(scope, key, version);
        else
            Take(scope, key, resource, version);
    }

    public void Deleted(NamespacedName key, string? uid)
    {
        if (ScopeOf(key) is { } scope)
            Left(scope, key, uid, ulong.MaxValue);
    }

    public void Unknown(NamespacedName key)
    {
        if (ScopeOf(key) is not { } scope)
            return;
        lock (gate)
            scope.Expect(key, new PendingWrite(ulong.MaxValue, isUnknown: true, scope.List));
    }

    /// <summary>The write of ours that the cache does not show yet; null when it shows all of them.</summary>
    public PendingWrite? PendingWriteOf(NamespacedName key)
    {
        lock (gate)
            return ScopeOf(key)?.Pending.GetValueOrDefault(key);
    }

    /// <summary>All writes of ours that the cache does not show yet.</summary>
    public IReadOnlyList<(NamespacedName Key, PendingWrite Write)> PendingWrites(string? @namespace)
    {
        lock (gate)
        {
            return [.. scopes.SelectMany(scope => scope.Pending).Where(pending => @namespace is null || pending.Key.Namespace == @namespace)
                .Select(pending => (pending.Key, pending.Value))];
        }
    }

    /// <summary>Whether a state is older than what was seen or written before.</summary>
    public bool IsBehind(NamespacedName key, string? resourceVersion) => ScopeOf(key) is { } scope && IsBehind(scope, resourceVersion);

    /// <summary>A live read has told how things are.</summary>
    public void Settle(NamespacedName key, PendingWrite write)
    {
        lock (gate)
            ScopeOf(key)?.Complete(key, write);
    }

    private void Take(StoreScope scope, NamespacedName key, ParsedResource<T> resource, ulong version)
    {
        ResourceChange<T> change;
        lock (gate)
        {
            // The watch is past it already: the object is there as it was then, or has gone since.
            if (version <= scope.LastVersion || (TryGet(key, out var present) && present.Version >= version))
                return;
            scope.Departures.Remove((key, resource.Metadata.Uid));
            scope.Newest = Math.Max(scope.Newest, version);
            change = Store(scope, key, resource, version, isOwnWrite: true);
            scope.Shown(key, version);
        }

        Tell(change);
    }

    // It was deleted by us, or we changed it so that it is no longer selected; the watch will tell the same.
    private void Left(StoreScope scope, NamespacedName key, string? uid, ulong version)
    {
        ResourceChange<T> change;
        lock (gate)
        {
            var isPresent = TryGet(key, out var stored);
            uid ??= isPresent ? stored.Metadata.Uid : null;
            // The watch is past it already.
            if (uid is null || version <= scope.LastVersion)
                return;
            var isThis = isPresent && stored.Metadata.Uid == uid;
            if (isThis && stored.Version >= version)
                return;
            // Also of one that the watch has yet to bring.
            scope.Depart(key, uid, version);
            if (!isThis)
                return;
            scope.DepartBefore(key, stored.Version);
            change = Removal(key, stored);
            Remove(key);
            scope.Shown(key, ulong.MaxValue);
        }

        Tell(change);
    }

    private void Expect(StoreScope scope, NamespacedName key, ulong version)
    {
        lock (gate)
        {
            if (version > scope.LastVersion && !(TryGet(key, out var present) && present.Version >= version))
                scope.Expect(key, new PendingWrite(version, isUnknown: false, scope.List));
        }
    }

    // The last finalizer was removed: the server answers with the object as it was when it went.
    private static bool IsGone(V1ObjectMeta metadata) =>
        metadata is { DeletionTimestamp: not null, DeletionGracePeriodSeconds: null or 0 } && metadata.Finalizers is not { Count: > 0 };
}
