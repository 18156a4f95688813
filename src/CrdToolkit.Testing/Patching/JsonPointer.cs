namespace CrdToolkit.Testing.Patching;

/// <summary>Reads JSON pointers (RFC 6901).</summary>
internal static class JsonPointer
{
    /// <summary>The unescaped tokens of a pointer.</summary>
    /// <returns>Null when the text is no pointer. What stands before the first slash is not looked at, as in the library of the API server.</returns>
    public static string[]? Parse(string pointer) => pointer.Split('/') switch
    {
        [""] => [],
        [_, .. [_, ..] tokens] => [.. tokens.Select(token =>
            token.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))],
        _ => null,
    };
}
