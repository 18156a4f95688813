using CrdToolkit.Schema.Quantities;

namespace CrdToolkit.Schema.Cel.Evaluation.Values;

/// <summary>An amount of a resource.</summary>
/// <param name="amount">The amount.</param>
internal sealed class CelQuantity(Quantity amount) : CelExtension
{
    public Quantity Amount => amount;

    /// <inheritdoc/>
    public override string TypeName => "kubernetes.Quantity";

    /// <inheritdoc/>
    public override object? Call(string method, IReadOnlyList<object> arguments) => (method, arguments) switch
    {
        ("isInteger", []) => amount.AsInt64() is not null,
        ("asInteger", []) => amount.AsInt64() is { } value ? value : new CelFailure("cannot convert value to integer"),
        ("asApproximateFloat", []) => amount.AsApproximateDouble(),
        ("sign", []) => (long)amount.Billionths.Sign,
        ("add", [CelQuantity other]) => new CelQuantity(amount.Add(other.Amount)),
        ("add", [long other]) => new CelQuantity(amount.Add(Quantity.Of(other))),
        ("sub", [CelQuantity other]) => new CelQuantity(amount.Subtract(other.Amount)),
        ("sub", [long other]) => new CelQuantity(amount.Subtract(Quantity.Of(other))),
        (_, [CelQuantity other]) => Ordered(method, amount.Billionths.CompareTo(other.Amount.Billionths)),
        _ => null,
    };

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is CelQuantity other && amount.Equals(other.Amount);

    /// <inheritdoc/>
    public override int GetHashCode() => amount.Billionths.GetHashCode();
}
