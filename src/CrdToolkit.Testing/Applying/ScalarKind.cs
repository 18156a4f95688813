namespace CrdToolkit.Testing.Applying;

/// <summary>What a value without parts may be.</summary>
internal enum ScalarKind
{
    /// <summary>Any of the others.</summary>
    Any,

    /// <summary>A string.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A boolean.</summary>
    Flag,
}
