using System.Numerics;

namespace CrdToolkit.Testing.BuiltIn;

/// <summary>An amount of a resource that can be counted with (resource.Quantity).</summary>
/// <param name="Billionths">The amount, in billionths.</param>
/// <param name="Form">How it is written.</param>
internal readonly record struct Amount(BigInteger Billionths, QuantityForm Form) : IComparable<Amount>
{
    private static readonly BigInteger Unit = 1_000_000_000;

    /// <summary>Whether it is less than nothing.</summary>
    public bool IsNegative => Billionths.Sign < 0;

    /// <summary>Whether it is a whole number.</summary>
    public bool IsWhole => (Billionths % Unit).IsZero;

    /// <summary>A whole number.</summary>
    public static Amount Of(long number) => new(number * Unit, QuantityForm.Decimal);

    /// <summary>The sum, written as the first is, or as the second where the first is nothing.</summary>
    public static Amount operator +(Amount one, Amount other) =>
        new(one.Billionths + other.Billionths, one.Billionths.IsZero ? other.Form : one.Form);

    /// <summary>What remains; nothing where there is not as much to take away.</summary>
    public Amount Less(Amount other) => other.Billionths >= Billionths ? Of(0) : this with { Billionths = Billionths - other.Billionths };

    /// <summary>The whole number that is not smaller.</summary>
    public Amount RoundedUp() => IsWhole ? this : this with { Billionths = (BigInteger.Divide(Billionths, Unit) + (IsNegative ? 0 : 1)) * Unit };

    /// <inheritdoc/>
    public int CompareTo(Amount other) => Billionths.CompareTo(other.Billionths);

    /// <inheritdoc/>
    public override string ToString() => Quantity.Text(this);
}
