namespace CrdToolkit.Schema.Quantities;

/// <summary>How a quantity writes its unit.</summary>
internal enum QuantityForm
{
    /// <summary>Powers of 1000: <c>k</c>, <c>M</c>, <c>m</c>.</summary>
    Decimal,

    /// <summary>Powers of 1024: <c>Ki</c>, <c>Mi</c>.</summary>
    Binary,

    /// <summary>An exponent of ten: <c>e3</c>.</summary>
    Exponent,
}
