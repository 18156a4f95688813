namespace CrdToolkit.Schema.Patterns;

/// <summary>The flags of RE2 that change what the characters after them mean.</summary>
[Flags]
internal enum Re2Flags
{
    None = 0,

    /// <summary><c>i</c>: letters match in either case.</summary>
    IgnoreCase = 1,

    /// <summary><c>m</c>: <c>^</c> and <c>$</c> match at lines.</summary>
    MultiLine = 2,

    /// <summary><c>s</c>: the dot matches a line feed too.</summary>
    DotAll = 4,

    /// <summary><c>U</c>: the meaning of a question mark behind a repetition is swapped.</summary>
    Ungreedy = 8,
}
