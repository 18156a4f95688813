using System.Runtime.CompilerServices;
using CrdToolkit.Generators.Definitions;
using CrdToolkit.Generators.Discovery;

namespace CrdToolkit.Generators.Reuse;

/// <summary>What was found out of the models of a kind alone, kept for as long as they live: an edit changes one kind among many.</summary>
/// <typeparam name="T">The result; it depends on nothing but the models.</typeparam>
/// <param name="create">Makes it.</param>
internal sealed class KindResults<T>(Func<ResourceKind, T> create)
{
    private readonly ConditionalWeakTable<ResourceModel, Result> known = new();

    public T Of(ResourceKind kind)
    {
        var first = kind.Versions[0];
        if (known.TryGetValue(first, out var result) && kind.Versions.SequenceEqual(result.Versions, ByIdentity.Instance))
        {
            return result.Value;
        }

        var value = create(kind);
        known.Remove(first);
        known.GetValue(first, _ => new Result(kind.Versions, value));
        return value;
    }

    private sealed class Result(IReadOnlyList<ResourceModel> versions, T value)
    {
        public IReadOnlyList<ResourceModel> Versions => versions;

        public T Value => value;
    }

    // To compare models by value would take as long as what is spared.
    private sealed class ByIdentity : IEqualityComparer<ResourceModel>
    {
        public static readonly ByIdentity Instance = new();

        public bool Equals(ResourceModel? left, ResourceModel? right) => ReferenceEquals(left, right);

        public int GetHashCode(ResourceModel model) => RuntimeHelpers.GetHashCode(model);
    }
}
