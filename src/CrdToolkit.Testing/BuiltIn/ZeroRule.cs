namespace CrdToolkit.Testing.BuiltIn;

/// <summary>What becomes of a field that nobody sets, by the JSON tag of the Go field.</summary>
internal enum ZeroRule
{
    /// <summary>A pointer: it is not there, but whatever is set is kept, a zero too.</summary>
    Absent,

    /// <summary>A value with omitempty: a zero is dropped.</summary>
    Omit,

    /// <summary>A value without: the zero is written.</summary>
    Emit,

    /// <summary>A reference without omitempty, or a time: null is written.</summary>
    Null,
}
