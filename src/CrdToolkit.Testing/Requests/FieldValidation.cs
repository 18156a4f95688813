namespace CrdToolkit.Testing.Requests;

/// <summary>What happens to unknown and duplicate fields of a request.</summary>
internal enum FieldValidation
{
    /// <summary>They are told in warnings: what the server does unless asked otherwise.</summary>
    Warn,

    /// <summary>Nothing.</summary>
    Ignore,

    /// <summary>The request fails.</summary>
    Strict,
}
