using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Quantities;
using CrdToolkit.Testing.Json;

namespace CrdToolkit.Testing.BuiltIn;

/// <summary>Amounts of several resources by their names (v1.ResourceList). It is added to while something is counted up.</summary>
internal sealed class ResourceAmounts : SortedDictionary<string, Quantity>
{
    /// <summary>No amounts.</summary>
    public ResourceAmounts()
        : base(StringComparer.Ordinal)
    {
    }

    /// <summary>The amounts of an object; what is no quantity is left out.</summary>
    public static ResourceAmounts Read(JsonObject json)
    {
        var amounts = new ResourceAmounts();
        foreach (var (name, value) in json.Members)
        {
            if (value is JsonString text && Quantity.Parse(text.Value) is { } amount)
            {
                amounts[name] = amount;
            }
        }

        return amounts;
    }

    /// <summary>Adds each amount of another.</summary>
    public void Add(ResourceAmounts others)
    {
        foreach (var (name, amount) in others)
        {
            this[name] = TryGetValue(name, out var mine) ? mine.Add(amount) : amount;
        }
    }

    /// <summary>Takes each amount of another that is greater, or of which there is none here.</summary>
    public void Raise(ResourceAmounts others)
    {
        foreach (var (name, amount) in others)
        {
            if (!TryGetValue(name, out var mine) || amount.CompareTo(mine) > 0)
            {
                this[name] = amount;
            }
        }
    }

    /// <summary>The amounts as an object.</summary>
    public JsonObject ToJson() => JsonValues.Object(this.Select(entry => (entry.Key, (JsonValue?)new JsonString(entry.Value.ToString()))));

    /// <summary>The amounts in the order of their names, as messages list them: <c>cpu=2,pods=1</c>.</summary>
    public override string ToString() => string.Join(',', this.Select(entry => $"{entry.Key}={entry.Value}"));
}
