using CrdToolkit.Schema.Json;

namespace CrdToolkit.Testing.Applying;

/// <summary>The items of a list by the steps to them. Items that cannot be told apart are left out: they were refused before, or never will be.</summary>
internal sealed class ListItems
{
    private readonly Dictionary<string, List<JsonValue>> items;

    private ListItems(int capacity) => items = new(capacity, StringComparer.Ordinal);

    /// <summary>The steps, in the order in which the items come; a step that several items have, several times.</summary>
    public List<string> Order { get; } = [];

    /// <summary>The different steps.</summary>
    public IEnumerable<string> Steps => items.Keys;

    /// <summary>The items of a list.</summary>
    public static ListItems Of(JsonArray array, ListType list)
    {
        var found = new ListItems(array.Count);
        foreach (var item in array.Items)
        {
            if (!list.TryGetStep(item, out var step))
            {
                continue;
            }

            found.Order.Add(step);
            if (found.items.TryGetValue(step, out var same))
            {
                same.Add(item);
            }
            else
            {
                found.items.Add(step, [item]);
            }
        }

        return found;
    }

    /// <summary>Whether there is an item behind a step.</summary>
    public bool Contains(string step) => items.ContainsKey(step);

    /// <summary>The items behind a step.</summary>
    public IReadOnlyList<JsonValue> Find(string step) => items.TryGetValue(step, out var found) ? found : [];

    /// <summary>The one item behind a step; null when there is none or several.</summary>
    public JsonValue? Single(string step) => Find(step) is [var only] ? only : null;
}
