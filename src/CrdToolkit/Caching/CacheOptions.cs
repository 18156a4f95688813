namespace CrdToolkit;

/// <summary>
/// Which objects a <see cref="ResourceCache{T}"/> holds, and how much of them. There is one cache of a type in a process: all who
/// read it share the same options.
/// </summary>
/// <typeparam name="T">The type of the objects.</typeparam>
public sealed record CacheOptions<T>
    where T : class
{
    /// <summary>A label selector, such as <c>app=web,tier in (a,b)</c>; null holds objects with any labels.</summary>
    public string? LabelSelector { get; init; }

    /// <summary>A field selector, such as <c>metadata.name=web</c>; null holds all. Which fields can be selected, the kind says.</summary>
    public string? FieldSelector { get; init; }

    /// <summary>
    /// The namespaces whose objects are held, each read by a list and a watch of its own, so that roles in these namespaces are
    /// enough; null holds those of <see cref="OperatorOptions.Namespaces"/>. Without meaning for a cluster-scoped kind.
    /// </summary>
    public IReadOnlyList<string>? Namespaces { get; init; }

    /// <summary>Whether the records of who set which field are kept; they often are half of an object, and are left out unless set.</summary>
    public bool KeepManagedFields { get; init; }

    /// <summary>
    /// Makes smaller what is kept of an object, such as <c>secret => secret with { Data = null }</c>; null keeps objects as they are.
    /// Must return an object of the same name and change none; one that throws leaves the object out, as if it could not be read.
    /// </summary>
    public Func<T, T>? Transform { get; init; }

    /// <summary>Whether both hold the same.</summary>
    internal bool IsSame(CacheOptions<T> other) =>
        (LabelSelector ?? "", FieldSelector ?? "", KeepManagedFields, Transform) == (other.LabelSelector ?? "", other.FieldSelector ?? "", other.KeepManagedFields, other.Transform)
        && (Namespaces ?? []).Order(StringComparer.Ordinal).SequenceEqual((other.Namespaces ?? []).Order(StringComparer.Ordinal));

    /// <summary>How messages name the selection.</summary>
    internal string Describe()
    {
        var parts = new List<string>();
        if (!string.IsNullOrEmpty(LabelSelector))
            parts.Add($"labels {LabelSelector}");
        if (!string.IsNullOrEmpty(FieldSelector))
            parts.Add($"fields {FieldSelector}");
        if (Namespaces is { Count: > 0 })
            parts.Add($"namespaces {string.Join(", ", Namespaces)}");
        if (KeepManagedFields)
            parts.Add("with managed fields");
        if (Transform is not null)
            parts.Add("transformed");
        return parts.Count == 0 ? "everything" : string.Join(", ", parts);
    }
}
