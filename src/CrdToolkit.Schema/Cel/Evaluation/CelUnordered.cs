namespace CrdToolkit.Schema.Cel.Evaluation;

/// <summary>The items of a list that is a set or a map, which are equal in any order.</summary>
/// <param name="items">The items.</param>
internal sealed class CelUnordered(IEnumerable<object> items) : List<object>(items);
