namespace CrdToolkit.Testing.Patching;

/// <summary>Reads JSON pointers (RFC 6901).</summary>
internal static class JsonPointer
{
    /// <summary>The unescaped tokens of a pointer.</summary>
    /// <returns>Null when the text is no pointer.</returns>
    public static string[]? Parse(string pointer) => pointer switch
    {
        "" => [],
        ['/', ..] => [.. pointer[1..].Split('/').Select(token =>
            token.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))],
        _ => null,
    };
}
