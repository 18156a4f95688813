using k8s.Models;

namespace CrdToolkit;

/// <summary>Says that somebody watches a type, which kind it is, and which objects of it.</summary>
/// <param name="Descriptor">The kind.</param>
/// <param name="Options">Which objects; null is everything.</param>
/// <param name="Source">Who said so, for messages.</param>
/// <param name="IsDeliberate">Whether it was said of the cache itself, which has the last word, or of a controller's need.</param>
/// <param name="FromMetadata">Makes the object where the cache holds metadata only; null where it holds objects.</param>
internal sealed record CacheRegistration<T>(
    ResourceDescriptor Descriptor,
    CacheOptions<T>? Options,
    string Source,
    bool IsDeliberate,
    Func<V1ObjectMeta, T>? FromMetadata = null)
    where T : class
{
    /// <summary>What all together say.</summary>
    /// <exception cref="InvalidOperationException">Nobody watches the type, or they contradict each other.</exception>
    public static CacheRegistration<T> Resolve(IEnumerable<CacheRegistration<T>> registrations)
    {
        var all = registrations.ToList();
        var name = NameOf(typeof(T));
        if (all.Count == 0)
        {
            throw new InvalidOperationException(
                $"Nobody watches {name}, so there is no cache of it. Write [Owns<{name}>] or [Watches<{name}>(...)] on a reconciler, or AddOperator().AddCache<{name}>(...).");
        }

        var deliberate = all.Where(registration => registration.IsDeliberate).ToList();
        var judges = deliberate.Count > 0 ? deliberate : all;
        var first = judges[0];
        var other = judges.Find(registration => !(registration.Options ?? new()).IsSame(first.Options ?? new()));
        if (other is null)
            return first;
        throw new InvalidOperationException(
            $"{name} is watched as two selections: {first.Describe()} and {other.Describe()}. There is one cache of a type: give both the same selectors"
            + (deliberate.Count > 0 ? "." : $", or say with AddOperator().AddCache<{name}>(...) which objects it holds."));
    }

    private string Describe() => $"{(Options ?? new()).Describe()} ({Source})";

    private static string NameOf(Type type) => type.IsGenericType
        ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GenericTypeArguments.Select(NameOf))}>"
        : type.Name;
}
