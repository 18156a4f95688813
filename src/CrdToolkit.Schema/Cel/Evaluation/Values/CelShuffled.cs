namespace CrdToolkit.Schema.Cel.Evaluation.Values;

/// <summary>A list whose items come in an order that only chance knows: what a loop through a map makes.</summary>
/// <param name="items">The items, in some order.</param>
internal sealed class CelShuffled(IEnumerable<object> items) : List<object>(items)
{
    /// <summary>Such a list, where there is more than one order.</summary>
    public static List<object> Of(IEnumerable<object> items) => new CelShuffled(items) is { Count: > 1 } shuffled ? shuffled : [.. items];
}
