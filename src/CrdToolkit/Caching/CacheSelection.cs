using k8s;
using k8s.Models;

namespace CrdToolkit;

/// <summary>What belongs into a cache, and in which shape.</summary>
internal sealed class CacheSelection<T>
    where T : class, IKubernetesObject<V1ObjectMeta>
{
    private readonly CacheOptions<T> options;
    private readonly LabelSelector labels;
    private readonly IReadOnlyList<(string Field, bool IsEqual, string Value)> fields;

    /// <summary>What the options of a cache say.</summary>
    /// <param name="options">The options.</param>
    /// <param name="namespaces">The namespaces that are read; empty for all.</param>
    /// <param name="fromMetadata">Makes the objects where the cache holds metadata only.</param>
    /// <exception cref="FormatException">A selector is none.</exception>
    public CacheSelection(CacheOptions<T> options, IEnumerable<string> namespaces, Func<V1ObjectMeta, T>? fromMetadata)
    {
        this.options = options;
        FromMetadata = fromMetadata;
        labels = CrdToolkit.LabelSelector.Parse(options.LabelSelector);
        fields = [.. (options.FieldSelector ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(FieldTerm)];
        Namespaces = [.. namespaces.Distinct(StringComparer.Ordinal)];
    }

    public static CacheSelection<T> Everything { get; } = new(new(), [], null);

    /// <summary>The namespaces that are read; empty for all.</summary>
    public IReadOnlyList<string> Namespaces { get; }

    public string? LabelSelector => options.LabelSelector;

    public string? FieldSelector => options.FieldSelector;

    public bool KeepsManagedFields => options.KeepManagedFields;

    /// <summary>Whether what is kept is not what the server answers.</summary>
    public bool IsTransformed => options.Transform is not null;

    /// <summary>Makes an object of metadata; null where whole objects are read.</summary>
    public Func<V1ObjectMeta, T>? FromMetadata { get; }

    /// <summary>Whether an object of a namespace that is read belongs here; null where only the server can tell.</summary>
    public bool? Matches(V1ObjectMeta metadata)
    {
        if (!labels.Matches(metadata.Labels))
            return false;
        bool? result = true;
        foreach (var (field, isEqual, value) in fields)
        {
            var actual = field switch { "metadata.name" => metadata.Name, "metadata.namespace" => metadata.NamespaceProperty ?? "", _ => null };
            if (actual is null)
                result = null;
            else if ((actual == value) != isEqual)
                return false;
        }

        return result;
    }

    /// <summary>The answer to a write, as this cache would hold it; null when the answer is of another type.</summary>
    public ParsedResource<T>? FromAnswer(object? resource, V1ObjectMeta metadata)
    {
        if (FromMetadata is not null)
            return Shape(ParsedResource<T>.Read(FromMetadata(metadata), metadata));
        return resource is T value ? Shape(ParsedResource<T>.Read(value, metadata)) : null;
    }

    /// <summary>The object in the shape that is kept.</summary>
    public ParsedResource<T> Shape(ParsedResource<T> resource)
    {
        if (options.Transform is not { } transform || !resource.IsReadable)
            return resource;
        try
        {
            var value = transform(resource.Value);
            return ParsedResource<T>.Read(value, value.Metadata);
        }
        // The user's: that object is at fault, no other.
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return ParsedResource<T>.Failed(new UnreadableResource(resource.Metadata, "$", $"the transform of the cache failed: {exception.Message}"), exception);
        }
    }

    private static (string Field, bool IsEqual, string Value) FieldTerm(string term)
    {
        foreach (var (@operator, isEqual) in new[] { ("!=", false), ("==", true), ("=", true) })
        {
            var position = term.IndexOf(@operator, StringComparison.Ordinal);
            if (position > 0)
                return (term[..position].Trim(), isEqual, term[(position + @operator.Length)..].Trim());
        }

        throw new FormatException($"'{term}' is no field selector. Write one such as metadata.name=web.");
    }
}
