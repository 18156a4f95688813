namespace CrdToolkit;

/// <summary>The handle of an index; made by <see cref="ResourceIndex"/>. Each cache builds it at its first use and keeps it up.</summary>
/// <typeparam name="T">The type of the objects.</typeparam>
/// <typeparam name="TKey">The type of the key.</typeparam>
public sealed class ResourceIndex<T, TKey>
    where T : class
    where TKey : notnull
{
    private readonly string name;

    internal ResourceIndex(string name, Action<T, Action<TKey>> visit)
    {
        this.name = name;
        Visit = visit;
    }

    /// <summary>Calls back with each key of an object.</summary>
    internal Action<T, Action<TKey>> Visit { get; }

    /// <summary>What the index was declared by, such as <c>machine => machine.Spec.Network</c>.</summary>
    public override string ToString() => name;
}
