using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Quantities;
using CrdToolkit.Testing.BuiltIn;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Storage;

namespace CrdToolkit.Testing.Plugins.Quotas;

/// <summary>A quota as its status says.</summary>
/// <param name="key">Where it is stored.</param>
/// <param name="value">The object.</param>
internal sealed class Quota(ObjectKey key, JsonObject value)
{
    /// <summary>Where it is stored.</summary>
    public ObjectKey Key => key;

    /// <summary>Its name.</summary>
    public string Name => key.Name;

    /// <summary>How much there is.</summary>
    public ResourceAmounts Hard { get; } = ResourceAmounts.Read(value.Child("status").Child("hard"));

    /// <summary>How much of it is used.</summary>
    public ResourceAmounts Used { get; } = ResourceAmounts.Read(value.Child("status").Child("used"));

    /// <summary>Which objects it is about.</summary>
    public IReadOnlyList<QuotaScope> Scopes { get; } = [.. QuotaScope.Of(value)];

    /// <summary>Whether it limits what an object uses.</summary>
    public bool Limits(IQuotaEvaluator evaluator, JsonObject item) => Hard.Keys.Any(evaluator.Uses) && Scopes.All(scope => evaluator.IsIn(scope, item));

    /// <summary>What a write uses of it, beyond what the object used before.</summary>
    public ResourceAmounts Requested(IQuotaEvaluator evaluator, JsonObject item, JsonObject? old)
    {
        var before = old is not null && Limits(evaluator, old) ? evaluator.Usage(old) : [];
        var requested = new ResourceAmounts();
        foreach (var (name, amount) in evaluator.Usage(item).Where(entry => Hard.ContainsKey(entry.Key)))
        {
            var more = before.TryGetValue(name, out var had) ? Growth(had, amount) : amount;
            if (!more.Billionths.IsZero)
            {
                requested[name] = more;
            }
        }

        return requested;
    }

    /// <summary>Of what there would be too little; what the quota has ceased to limit is enough.</summary>
    public IReadOnlyList<string> Exceeded(ResourceAmounts requested) =>
        [.. requested.Where(entry => Hard.TryGetValue(entry.Key, out var most) && (Used.TryGetValue(entry.Key, out var used) ? used.Add(entry.Value) : entry.Value).CompareTo(most) > 0).Select(entry => entry.Key)];

    // What is used no longer counts when it is counted again.
    private static Quantity Growth(Quantity before, Quantity now) => now.CompareTo(before) > 0 ? now.Subtract(before) : Quantity.Of(0);
}
