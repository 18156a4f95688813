namespace CrdToolkit.Testing.BuiltIn;

/// <summary>What a value of a built-in kind is.</summary>
internal enum ShapeKind
{
    /// <summary>A Go struct.</summary>
    Structure,

    /// <summary>A map of strings to values of one shape.</summary>
    Map,

    /// <summary>A list.</summary>
    List,

    /// <summary>A string.</summary>
    Text,

    /// <summary>Bytes, written in base64.</summary>
    Bytes,

    /// <summary>A point in time.</summary>
    Time,

    /// <summary>An amount of a resource.</summary>
    Quantity,

    /// <summary>An integer or a string.</summary>
    IntegerOrText,

    /// <summary>An integer.</summary>
    Integer,

    /// <summary>A boolean.</summary>
    Flag,

    /// <summary>Anything.</summary>
    Any,
}
