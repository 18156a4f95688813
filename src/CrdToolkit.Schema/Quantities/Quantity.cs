using System.Globalization;
using System.Numerics;

namespace CrdToolkit.Schema.Quantities;

/// <summary>An amount of a resource as Kubernetes writes it (<c>resource.Quantity</c> of apimachinery): exact down to billionths.</summary>
public sealed class Quantity : IComparable<Quantity>, IEquatable<Quantity>
{
    /// <summary>What is said about text that is no quantity.</summary>
    public const string Problem = "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";

    /// <summary>The API server keeps no smaller amounts than billionths, and rounds them up.</summary>
    internal const int SmallestExponent = -9;

    private static readonly BigInteger Unit = 1_000_000_000;

    private readonly BigInteger number;
    private readonly int exponent;
    private readonly bool isSmall;
    private readonly QuantityForm form;

    internal Quantity(BigInteger number, int exponent, bool isSmall, QuantityForm form) =>
        (this.number, this.exponent, this.isSmall, this.form) = (number, exponent, isSmall, form);

    /// <summary>The amount in billionths, by which amounts are compared.</summary>
    public BigInteger Billionths => exponent >= SmallestExponent
        ? number * BigInteger.Pow(10, exponent - SmallestExponent)
        : Rounded(number, exponent).Number;

    /// <summary>Reads a quantity; null where it is none.</summary>
    /// <param name="text">The text.</param>
    public static Quantity? Parse(string text) => QuantityReader.Read(text).Value;

    /// <summary>The amount in billionths; zero where it is no quantity.</summary>
    /// <param name="text">The text.</param>
    public static BigInteger BillionthsOf(string text) => Parse(text)?.Billionths ?? BigInteger.Zero;

    /// <summary>The canonical text: <c>1000m</c> is <c>1</c>.</summary>
    public override string ToString() => QuantityWriter.Write(Billionths, form);

    /// <summary>Whether it is less than nothing.</summary>
    public bool IsNegative => number.Sign < 0;

    /// <summary>Whether it is a whole number.</summary>
    public bool IsWhole => (Billionths % Unit).IsZero;

    /// <summary>A whole number.</summary>
    /// <param name="value">The number.</param>
    public static Quantity Of(long value) => new(value, 0, isSmall: true, QuantityForm.Decimal);

    /// <summary>The integer, if it is kept as one of 64 bits (<c>AsInt64</c>): not if it was written with a fraction or with many digits.</summary>
    internal long? AsInt64() => isSmall && exponent >= 0 && number * BigInteger.Pow(10, exponent) is var value && value >= long.MinValue && value <= long.MaxValue ? (long)value : null;

    /// <summary>The nearest number, but for the rounding of the power of ten (<c>AsApproximateFloat64</c>).</summary>
    internal double AsApproximateDouble() => exponent == 0 ? (double)number
        : (double)number * double.Parse("1e" + exponent.ToString(CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>The sum, written as the first is, or as the second where the first is nothing.</summary>
    /// <param name="other">What is added.</param>
    public Quantity Add(Quantity other)
    {
        if (isSmall && other.isSmall)
        {
            if (number.IsZero || other.number.IsZero)
            {
                return number.IsZero ? other : this;
            }
        }

        var least = Math.Min(exponent, other.exponent);
        var sum = Shifted(number, exponent - least) + Shifted(other.number, other.exponent - least);
        return new(sum, least, isSmall && other.isSmall && sum >= long.MinValue && sum <= long.MaxValue, number.IsZero ? other.form : form);
    }

    /// <summary>The difference, written as the first is.</summary>
    /// <param name="other">What is taken away.</param>
    public Quantity Subtract(Quantity other) => Add(new(-other.number, other.exponent, other.isSmall, other.form));

    /// <summary>The whole number that is not smaller.</summary>
    public Quantity RoundUp() => IsWhole ? this : new(BigInteger.Divide(Billionths, Unit) + (IsNegative ? 0 : 1), 0, isSmall, form);

    /// <inheritdoc/>
    public int CompareTo(Quantity? other) => other is null ? 1 : Billionths.CompareTo(other.Billionths);

    /// <summary>Whether it is the same amount, however it is written.</summary>
    /// <param name="other">Another amount.</param>
    public bool Equals(Quantity? other) => CompareTo(other) == 0;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Quantity);

    /// <inheritdoc/>
    public override int GetHashCode() => Billionths.GetHashCode();

    /// <summary>A positive amount in whole billionths.</summary>
    internal static (BigInteger Number, int Exponent) Rounded(BigInteger number, int exponent)
    {
        if (exponent >= SmallestExponent)
        {
            return number <= long.MaxValue ? (number, exponent) : (Shifted(number, exponent - SmallestExponent), SmallestExponent);
        }

        var whole = BigInteger.DivRem(number, BigInteger.Pow(10, SmallestExponent - exponent), out var rest);
        return (rest.IsZero ? whole : whole + rest.Sign, SmallestExponent);
    }

    private static BigInteger Shifted(BigInteger number, int by) => number * BigInteger.Pow(10, by);
}
