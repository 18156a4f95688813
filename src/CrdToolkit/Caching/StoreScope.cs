namespace CrdToolkit;

/// <summary>
/// The part of a store that one reader fills, all of it or a namespace: how far that reader has come, and what of this process's own
/// writes it has yet to show.
/// </summary>
internal sealed class StoreScope(string? @namespace)
{
    private const int MaxDepartures = 50_000;

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

    /// <summary>Objects that are gone since a short time. An object is known by its uid: there may be a later one of the name.</summary>
    public Dictionary<(NamespacedName Key, string? Uid), DepartureMark> Departures { get; } = [];

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

        foreach (var (key, departure) in Departures)
        {
            if (departure.List < List)
                Departures.Remove(key);
        }
    }

    /// <summary>An object is gone.</summary>
    public void Depart(NamespacedName key, string? uid, ulong version)
    {
        // Of a server that sends no bookmarks they would pile up.
        if (Departures.Count >= MaxDepartures)
            Departures.Clear();
        Departures[(key, uid)] = new DepartureMark(version, List);
    }

    /// <summary>What is told of a name up to a version is history, whichever object it was then.</summary>
    public void DepartBefore(NamespacedName key, ulong version) => Depart(key, null, version);

    /// <summary>Whether what is told of an object in this version is history.</summary>
    public bool Hides(NamespacedName key, string? uid, ulong version) => Departures.Count > 0
        && ((Departures.TryGetValue((key, uid), out var departure) && departure.Hides(version))
            || (Departures.TryGetValue((key, null), out var earlier) && earlier.Hides(version)));

    /// <summary>The server has said how far the watch is.</summary>
    public void Bookmark(ulong version)
    {
        Advance(version);
        foreach (var (key, departure) in Departures)
        {
            var passed = departure with { Bookmarks = departure.Bookmarks + 1 };
            if (passed.Bookmarks >= DepartureMark.BookmarksUntilPassed)
                Departures.Remove(key);
            else
                Departures[key] = passed;
        }
    }
}
