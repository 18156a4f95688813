using System.Globalization;

namespace CrdToolkit.Schema.Json;

/// <summary>
/// A JSON number. Its text is kept as written; two numbers are equal when both are integers of the same value, or both have a
/// fraction or an exponent and the same value: as in Kubernetes, <c>1</c> and <c>1.0</c> differ in kind.
/// </summary>
public sealed record JsonNumber : JsonValue
{
    internal JsonNumber(string text)
    {
        Text = text;
        IsInteger = text.IndexOfAny(['.', 'e', 'E']) < 0;
    }

    /// <summary>The number as JSON text.</summary>
    public string Text { get; }

    /// <summary>True when the text has neither fraction nor exponent.</summary>
    public bool IsInteger { get; }

    /// <summary>The value as a double, the nearest one where it has more digits.</summary>
    public double Value => double.Parse(Text, NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>A number without a fraction.</summary>
    public static JsonNumber FromInt64(long value) => new(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>A number; written without a fraction where it has none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">JSON has no text for infinities and not-a-number.</exception>
    public static JsonNumber FromDouble(double value)
    {
        if (double.IsNaN(value) || double.IsInfinity(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "JSON has no infinities and no not-a-number.");
        }

        return new(Math.Abs(value) < 1e15 && Math.Floor(value) == value
            ? ((long)value).ToString(CultureInfo.InvariantCulture)
            : value.ToString("R", CultureInfo.InvariantCulture));
    }

    /// <summary>Reads the value as a 64-bit integer.</summary>
    /// <returns>False when it has a fraction, an exponent, or too many digits.</returns>
    public bool TryGetInt64(out long value)
    {
        value = 0;
        return IsInteger && long.TryParse(Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
    }

    /// <inheritdoc/>
    public bool Equals(JsonNumber? other) =>
        other is not null && IsInteger == other.IsInteger && (Text == other.Text || (!IsInteger && Value.Equals(other.Value)));

    /// <inheritdoc/>
    public override int GetHashCode() => IsInteger ? StringComparer.Ordinal.GetHashCode(Text) : Value.GetHashCode();
}
