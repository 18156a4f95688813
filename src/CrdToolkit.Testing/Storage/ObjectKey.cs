namespace CrdToolkit.Testing.Storage;

/// <summary>What an object is stored under within its collection. Keys are ordered as etcd orders them, so lists come out as real ones.</summary>
internal readonly record struct ObjectKey : IComparable<ObjectKey>
{
    public ObjectKey(string @namespace, string name)
    {
        Namespace = @namespace;
        Name = name;
        Path = @namespace.Length == 0 ? name : $"{@namespace}/{name}";
    }

    /// <summary>The namespace; empty for cluster-scoped objects.</summary>
    public string Namespace { get; }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The key as etcd has it, behind the prefix of the collection.</summary>
    public string Path { get; }

    /// <inheritdoc/>
    public int CompareTo(ObjectKey other) => string.CompareOrdinal(Path, other.Path);

    /// <inheritdoc/>
    public override string ToString() => Path;
}
