namespace CrdToolkit.Schema.Cel;

/// <summary>What a token of a CEL expression is.</summary>
internal enum CelTokenKind
{
    Name,

    /// <summary>A name in backticks, which may hold any character.</summary>
    QuotedName,

    Int,

    Uint,

    Double,

    String,

    Bytes,

    /// <summary>An operator or a bracket.</summary>
    Symbol,

    End,
}
