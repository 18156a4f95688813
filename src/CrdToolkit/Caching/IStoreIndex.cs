namespace CrdToolkit;

/// <summary>An index that a store keeps up, whatever its key.</summary>
internal interface IStoreIndex<in T>
{
    void Add(T resource);

    void Remove(T resource);
}
