namespace CrdToolkit.Testing.BuiltIn;

/// <summary>How an amount is written: it stays as its author chose.</summary>
internal enum QuantityForm
{
    /// <summary>With units of a thousand: <c>5k</c>, <c>100m</c>.</summary>
    Decimal,

    /// <summary>With units of 1024: <c>5Ki</c>.</summary>
    Binary,

    /// <summary>With a power of ten: <c>5e3</c>.</summary>
    Exponent,
}
