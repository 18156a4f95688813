namespace CrdToolkit;

/// <summary>What the API server takes as the name of an object: <c>IsDNS1123Label</c> and <c>IsDNS1123Subdomain</c> of its validation.</summary>
internal static class ObjectName
{
    private const int LongestLabel = 63;
    private const int LongestSubdomain = 253;

    /// <summary>What keeps a text from being the name of a namespace; null when nothing does.</summary>
    /// <param name="key">Where it is set, for the message.</param>
    /// <param name="name">The text.</param>
    public static string? NamespaceProblem(string key, string name) => name.Length <= LongestLabel && IsLabel(name)
        ? null
        : $"{key} is '{name}', which is no name of a namespace: it must have 1 to {LongestLabel} lower case letters, digits and '-', and begin and end with a letter or digit.";

    /// <summary>What keeps a text from being the name of an object; null when nothing does.</summary>
    /// <param name="key">Where it is set, for the message.</param>
    /// <param name="name">The text.</param>
    public static string? Problem(string key, string name) => name.Length <= LongestSubdomain && name.Split('.').All(IsLabel)
        ? null
        : $"{key} is '{name}', which is no name of an object: it must have 1 to {LongestSubdomain} lower case letters, digits, '-' and '.', and each part between dots must begin and end with a letter or digit.";

    private static bool IsLabel(string text) =>
        text.Length > 0 && text[0] != '-' && text[^1] != '-' && text.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-');
}
