namespace CrdToolkit.Schema.Cel;

/// <summary>The types of CEL, as far as schemas and operators give them.</summary>
internal enum CelTypeKind
{
    /// <summary>Not known here, or of any type.</summary>
    Unknown,

    Bool,

    Int,

    Uint,

    Double,

    String,

    Bytes,

    Null,

    Timestamp,

    Duration,

    List,

    Map,

    /// <summary>An object with properties.</summary>
    Object,

    /// <summary>A value that may not be there.</summary>
    Optional,

    /// <summary>A type as a value.</summary>
    Type,
}
