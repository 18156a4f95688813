using k8s.Models;

namespace CrdToolkit;

/// <summary>The half of the store that knows of this process's own writes.</summary>
internal sealed partial class ResourceStore<T> : IOwnWriteObserver
{
    private readonly Dictionary<NamespacedName, PendingWrite> pending = [];

    // Objects that we deleted and whose end the watch has yet to tell: what it tells of them before is history.
    private readonly Dictionary<NamespacedName, (string? Uid, int List)> deletions = [];

    public void Written(NamespacedName key, object? resource, V1ObjectMeta metadata)
    {
        if (!covers(key))
            return;
        if (resource is T value)
        {
            Observe(key, ParsedResource<T>.Read(value, metadata));
            return;
        }

        // The object in another version, or its scale only: the watch is to bring it in ours.
        var version = ResourceVersion.Parse(metadata.ResourceVersion);
        lock (gate)
        {
            if (version > lastVersion && !(TryGet(key, out var present) && present.Version >= version))
                Expect(key, new PendingWrite(version, isUnknown: false, list));
        }
    }

    /// <summary>The server has told how an object is, outside of the watch.</summary>
    public void Observe(NamespacedName key, ParsedResource<T> resource)
    {
        var version = ResourceVersion.Parse(resource.Metadata.ResourceVersion);
        if (version == 0)
        {
            Unknown(key);
            return;
        }

        if (IsGone(resource.Metadata))
        {
            Deleted(key, resource.Metadata.Uid);
            return;
        }

        ResourceChange<T> change;
        lock (gate)
        {
            // The watch is past it already: the object is there as it was then, or has gone since.
            if (version <= lastVersion || (TryGet(key, out var present) && present.Version >= version))
                return;
            deletions.Remove(key);
            change = Store(key, resource, version, isOwnWrite: true);
            CompletePending(key, version);
        }

        Tell(change);
    }

    public void Deleted(NamespacedName key, string? uid)
    {
        if (!covers(key))
            return;
        ResourceChange<T> change;
        lock (gate)
        {
            if (!TryGet(key, out var stored) || (uid is not null && uid != stored.Metadata.Uid))
                return;
            deletions[key] = (stored.Metadata.Uid, list);
            change = Removal(key, stored);
            Remove(key);
            CompletePending(key, ulong.MaxValue);
        }

        Tell(change);
    }

    public void Unknown(NamespacedName key)
    {
        if (!covers(key))
            return;
        lock (gate)
            Expect(key, new PendingWrite(ulong.MaxValue, isUnknown: true, list));
    }

    /// <summary>The write of ours that the cache does not show yet; null when it shows all of them.</summary>
    public PendingWrite? PendingWriteOf(NamespacedName key)
    {
        lock (gate)
            return pending.GetValueOrDefault(key);
    }

    /// <summary>A live read has told how things are.</summary>
    public void Settle(NamespacedName key, PendingWrite write)
    {
        lock (gate)
        {
            if (pending.GetValueOrDefault(key) == write)
                pending.Remove(key);
        }

        write.Complete();
    }

    // The last finalizer was removed: the server answers with the object as it was when it went.
    private static bool IsGone(V1ObjectMeta metadata) =>
        metadata is { DeletionTimestamp: not null, DeletionGracePeriodSeconds: null or 0 } && metadata.Finalizers is not { Count: > 0 };

    private void Expect(NamespacedName key, PendingWrite write)
    {
        if (pending.TryGetValue(key, out var before))
        {
            if (before.Version >= write.Version)
                return;
            before.Complete();
        }

        pending[key] = write;
    }

    private void CompletePending(NamespacedName key, ulong version)
    {
        // Of a write of unknown outcome no version tells; only a live read or a fresh list does.
        if (pending.TryGetValue(key, out var write) && !write.IsUnknown && write.Version <= version)
        {
            pending.Remove(key);
            write.Complete();
        }
    }

    private void Advance(string? resourceVersion)
    {
        var version = ResourceVersion.Parse(resourceVersion);
        if (version > lastVersion)
            lastVersion = version;
    }

    // A list shows all that was acknowledged before it began.
    private void ForgetWritesBeforeList()
    {
        foreach (var (key, write) in pending)
        {
            if (write.List < list)
            {
                pending.Remove(key);
                write.Complete();
            }
        }

        foreach (var (key, deletion) in deletions)
        {
            if (deletion.List < list)
                deletions.Remove(key);
        }
    }
}
