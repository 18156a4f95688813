using System.Globalization;

namespace CrdToolkit.Schema.Json;

/// <summary>
/// A JSON number. Its text is kept as written; two numbers are equal when both are integers of the same value, or both have a
/// fraction or an exponent and the same value: as in Kubernetes, <c>1</c> and <c>1.0</c> differ in kind.
/// </summary>
public sealed record JsonNumber : JsonValue
{
    private static readonly JsonNumber[] Small = [.. Enumerable.Range(0, 256).Select(value => new JsonNumber(value))];

    /// <summary>Null when the number is the decimal text of <see cref="integer"/>: most numbers are, and then need no string.</summary>
    private readonly string? text;
    private readonly long integer;

    private JsonNumber(long integer)
    {
        this.integer = integer;
        IsInteger = true;
    }

    private JsonNumber(string text)
    {
        this.text = text;
        IsInteger = text.IndexOfAny(['.', 'e', 'E']) < 0;
    }

    /// <summary>The number as JSON text.</summary>
    public string Text => text ?? integer.ToString(CultureInfo.InvariantCulture);

    /// <summary>True when the text has neither fraction nor exponent.</summary>
    public bool IsInteger { get; }

    /// <summary>The value as a double, the nearest one where it has more digits.</summary>
    public double Value => text is null ? integer : double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>A number without a fraction.</summary>
    public static JsonNumber FromInt64(long value) => value is >= 0 and < 256 ? Small[value] : new(value);

    /// <summary>
    /// A number; written without a fraction where it has none, with the fewest digits that give the same double, and with an
    /// exponent below 1e-6 and from 1e21 on, as Go and JavaScript do.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">JSON has no text for infinities and not-a-number.</exception>
    public static JsonNumber FromDouble(double value)
    {
        if (double.IsNaN(value) || double.IsInfinity(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "JSON has no infinities and no not-a-number.");
        }

        return Math.Abs(value) < 1e15 && Math.Floor(value) == value ? FromInt64((long)value) : FromText(ShortestDouble.Format(value));
    }

    /// <summary>The number that a JSON text spells, which must be one.</summary>
    internal static JsonNumber FromText(string text) =>
        text != "-0" && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer)
            ? FromInt64(integer)
            : new(text);

    /// <summary>
    /// The number as the API server stores it: an integer of 64 bits, else the nearest double, written as Go writes it (<c>1.0</c>
    /// becomes <c>1</c>). A number too big for a double stays as it is.
    /// </summary>
    public JsonNumber Normalize() => text is null || double.IsInfinity(Value) ? this : Value == 0 ? FromInt64(0) : FromDouble(Value);

    /// <summary>Reads the value as a 64-bit integer.</summary>
    /// <returns>False when it has a fraction, an exponent, or too many digits.</returns>
    public bool TryGetInt64(out long value)
    {
        value = integer;
        return IsInteger
            && (text is null || long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value));
    }

    /// <inheritdoc/>
    public bool Equals(JsonNumber? other)
    {
        if (other is null || IsInteger != other.IsInteger)
        {
            return false;
        }

        if (text is null && other.text is null)
        {
            return integer == other.integer;
        }

        // Zero alone has two texts without fraction, 0 and -0.
        return IsInteger ? Text == other.Text || (IsZero && other.IsZero) : Value.Equals(other.Value);
    }

    /// <inheritdoc/>
    public override int GetHashCode() => IsZero ? 0 : text is null ? integer.GetHashCode() : Value.GetHashCode();

    private bool IsZero => text is null ? integer == 0 : text is "0" or "-0";
}
