namespace CrdToolkit;

/// <summary>
/// The part of a store that one reader fills, all of it or a namespace: how far that reader has come, and what of this process's own
/// writes it has yet to show.
/// </summary>
internal sealed class StoreScope(string? @namespace)
{
    /// <summary>The namespace; null for all of them.</summary>
    public string? Namespace { get; } = @namespace;

    /// <summary>The version up to which the reader has told everything; 0 while none is known.</summary>
    public ulong LastVersion { get; set; }

    /// <summary>The newest version that was seen or written by us, whether or not the reader has come to it.</summary>
    public ulong Newest { get; set; }

    /// <summary>The number of the newest list.</summary>
    public int List { get; set; }

    /// <summary>Whether a list is being read. Until it is complete, a version in it says nothing of what was told.</summary>
    public bool IsListing { get; set; }

    /// <summary>Whether a list was complete once.</summary>
    public bool IsSynced { get; set; }

    /// <summary>Writes of ours that the cache cannot show yet.</summary>
    public Dictionary<NamespacedName, PendingWrite> Pending { get; } = [];

    /// <summary>Objects that we deleted and whose end the watch has yet to tell: what it tells of them before is history.</summary>
    public Dictionary<NamespacedName, (string? Uid, int List)> Deletions { get; } = [];

    public bool Covers(NamespacedName key) => Namespace is null || Namespace == key.Namespace;

    /// <summary>Everything up to a version has been told.</summary>
    public void Advance(ulong version)
    {
        if (IsListing || version <= LastVersion)
            return;
        LastVersion = version;
        Newest = Math.Max(Newest, version);
        if (Pending.Count == 0)
            return;
        // A watch tells in order: what it has passed it has shown, or it never will, as nothing of the selection was concerned.
        foreach (var (key, write) in Pending)
        {
            if (!write.IsUnknown && write.Version <= version)
                Complete(key, write);
        }
    }

    public void Expect(NamespacedName key, PendingWrite write)
    {
        if (Pending.TryGetValue(key, out var before))
        {
            if (before.Version >= write.Version)
                return;
            before.Complete();
        }

        Pending[key] = write;
        if (!write.IsUnknown)
            Newest = Math.Max(Newest, write.Version);
    }

    /// <summary>The object is there in this version.</summary>
    public void Shown(NamespacedName key, ulong version)
    {
        // Of a write of unknown outcome no version tells; only a live read or a fresh list does.
        if (Pending.TryGetValue(key, out var write) && !write.IsUnknown && write.Version <= version)
            Complete(key, write);
    }

    public void Complete(NamespacedName key, PendingWrite write)
    {
        if (Pending.GetValueOrDefault(key) == write)
            Pending.Remove(key);
        write.Complete();
    }

    /// <summary>A list shows all that was acknowledged before it began.</summary>
    public void ForgetWritesBeforeList()
    {
        foreach (var (key, write) in Pending)
        {
            if (write.List < List)
                Complete(key, write);
        }

        foreach (var (key, deletion) in Deletions)
        {
            if (deletion.List < List)
                Deletions.Remove(key);
        }
    }
}
