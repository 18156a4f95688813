namespace CrdToolkit.Testing.Storage;

/// <summary>Orders the objects of a collection by their keys.</summary>
internal sealed class StoredObjectComparer : IComparer<StoredObject>
{
    private StoredObjectComparer()
    {
    }

    public static StoredObjectComparer Instance { get; } = new();

    public int Compare(StoredObject? x, StoredObject? y) => x!.Key.CompareTo(y!.Key);
}
