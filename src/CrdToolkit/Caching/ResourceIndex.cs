using System.Runtime.CompilerServices;

namespace CrdToolkit;

/// <summary>
/// Makes indexes: handles, kept in a static field, by which a <see cref="ResourceCache{T}"/> finds objects without a scan. An index is declared by the
/// property that is its key, from which it has its types and, in messages, its name.
/// </summary>
/// <example><c>static readonly ResourceIndex&lt;Pod, string&gt; ByNode = ResourceIndex.On((Pod pod) => pod.Spec.NodeName);</c></example>
public static class ResourceIndex
{
    /// <summary>An index by one key.</summary>
    /// <typeparam name="T">The type of the objects.</typeparam>
    /// <typeparam name="TKey">The type of the key.</typeparam>
    /// <param name="key">The property; null leaves the object out. Must depend on the object only.</param>
    /// <param name="name">What messages call the index: the property, as it is written, unless given.</param>
    public static ResourceIndex<T, TKey> On<T, TKey>(Func<T, TKey?> key, [CallerArgumentExpression(nameof(key))] string name = "")
        where T : class
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(key);
        return new ResourceIndex<T, TKey>(name, (resource, add) =>
        {
            if (key(resource) is { } value)
                add(value);
        });
    }

    /// <summary>An index by one key that is a number, a time or another value which may be missing.</summary>
    /// <typeparam name="T">The type of the objects.</typeparam>
    /// <typeparam name="TKey">The type of the key.</typeparam>
    /// <param name="key">The property; null leaves the object out. Must depend on the object only.</param>
    /// <param name="name">What messages call the index: the property, as it is written, unless given.</param>
    public static ResourceIndex<T, TKey> On<T, TKey>(Func<T, TKey?> key, [CallerArgumentExpression(nameof(key))] string name = "")
        where T : class
        where TKey : struct
    {
        ArgumentNullException.ThrowIfNull(key);
        return new ResourceIndex<T, TKey>(name, (resource, add) =>
        {
            if (key(resource) is { } value)
                add(value);
        });
    }

    /// <summary>An index by several keys.</summary>
    /// <typeparam name="T">The type of the objects.</typeparam>
    /// <typeparam name="TKey">The type of the keys.</typeparam>
    /// <param name="keys">The property, or what gives several keys; null leaves the object out. Must depend on the object only.</param>
    /// <param name="name">What messages call the index: the property, as it is written, unless given.</param>
    public static ResourceIndex<T, TKey> OnMany<T, TKey>(Func<T, IEnumerable<TKey>?> keys, [CallerArgumentExpression(nameof(keys))] string name = "")
        where T : class
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(keys);
        return new ResourceIndex<T, TKey>(name, (resource, add) =>
        {
            foreach (var key in keys(resource) ?? [])
                add(key);
        });
    }
}
