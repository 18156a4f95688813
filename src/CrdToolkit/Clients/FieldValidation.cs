namespace CrdToolkit;

/// <summary>What the API server does with fields that the schema does not know (<c>fieldValidation</c>).</summary>
public enum FieldValidation
{
    /// <summary>Drops them and sends a warning, which is logged; the server's default.</summary>
    Warn,

    /// <summary>Refuses the write.</summary>
    Strict,

    /// <summary>Drops them silently.</summary>
    Ignore,
}
