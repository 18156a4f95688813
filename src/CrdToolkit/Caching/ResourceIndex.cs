namespace CrdToolkit;

/// <summary>Makes indexes: handles, kept in a static field, by which a <see cref="ResourceCache{T}"/> finds objects without a scan.</summary>
public static class ResourceIndex
{
    /// <summary>An index by one key.</summary>
    /// <typeparam name="T">The type of the objects.</typeparam>
    /// <typeparam name="TKey">The type of the key.</typeparam>
    /// <param name="key">The key of an object; null leaves it out. Must depend on the object only.</param>
    public static ResourceIndex<T, TKey> On<T, TKey>(Func<T, TKey?> key)
        where T : class
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(key);
        return new ResourceIndex<T, TKey>((resource, add) =>
        {
            if (key(resource) is { } value)
                add(value);
        });
    }

    /// <summary>An index by several keys.</summary>
    /// <typeparam name="T">The type of the objects.</typeparam>
    /// <typeparam name="TKey">The type of the keys.</typeparam>
    /// <param name="keys">The keys of an object. Must depend on the object only.</param>
    public static ResourceIndex<T, TKey> OnMany<T, TKey>(Func<T, IEnumerable<TKey>> keys)
        where T : class
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(keys);
        return new ResourceIndex<T, TKey>((resource, add) =>
        {
            foreach (var key in keys(resource))
                add(key);
        });
    }
}
