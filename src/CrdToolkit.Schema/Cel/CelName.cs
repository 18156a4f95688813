using System.Text.RegularExpressions;

namespace CrdToolkit.Schema.Cel;

/// <summary>Names of JSON as CEL rules of the API server spell them (<c>cel.Escape</c> of its schema library).</summary>
public static class CelName
{
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "true", "false", "null", "in", "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop",
        "package", "namespace", "return", "var", "void", "while",
    };

    /// <summary>Whether the language keeps a word to itself, so that no variable can have it as its name.</summary>
    internal static bool IsReserved(string word) => Reserved.Contains(word);

    /// <summary>The name behind <c>self.</c>; null for a name that no rule can spell.</summary>
    public static string? Escape(string name) =>
        !Regex.IsMatch(name, @"\A[A-Za-z_.\-/][A-Za-z0-9_.\-/]*\z") ? null
        : Reserved.Contains(name) ? $"__{name}__"
        : name.Replace("__", "__underscores__").Replace(".", "__dot__").Replace("-", "__dash__").Replace("/", "__slash__");
}
