using System.Collections.Concurrent;

namespace CrdToolkit.Testing.Applying;

/// <summary>How an object is taken apart.</summary>
/// <param name="declared">The type of a member that is declared, made when it is needed; null when none is.</param>
/// <param name="element">The type of the members that are not declared; null when there may be none.</param>
/// <param name="isAtomic">Whether the object is one value.</param>
internal sealed class MapType(Func<string, FieldType?>? declared, Func<FieldType>? element, bool isAtomic)
{
    private readonly ConcurrentDictionary<string, FieldType> found = new(StringComparer.Ordinal);

    /// <summary>Whether the object is one value.</summary>
    public bool IsAtomic => isAtomic;

    /// <summary>Whether nothing is known of its members.</summary>
    public bool IsDeduced { get; init; }

    /// <summary>The type of the members that are not declared; null when there may be none.</summary>
    public FieldType? Element => field ??= element?.Invoke();

    /// <summary>The type of a declared member; null when it is not declared.</summary>
    public FieldType? Find(string name)
    {
        if (declared is null)
        {
            return null;
        }

        return found.TryGetValue(name, out var known) ? known : declared(name) is { } type ? found.GetOrAdd(name, type) : null;
    }

    /// <summary>The type of a member; null when there may be none of that name.</summary>
    public FieldType? TypeOf(string name) => Find(name) ?? Element;
}
