namespace CrdToolkit.Schema.Patterns;

/// <summary>Reads <c>\pL</c>, <c>\p{Greek}</c>, <c>\P{^Lu}</c>.</summary>
internal static class Re2UnicodeClass
{
    private static readonly HashSet<string> Categories = new(StringComparer.Ordinal)
    {
        "C", "Cc", "Cf", "Co", "Cs", "Cn", "L", "LC", "Ll", "Lm", "Lo", "Lt", "Lu", "M", "Mc", "Me", "Mn", "N", "Nd", "Nl", "No", "P", "Pc",
        "Pd", "Pe", "Pf", "Pi", "Po", "Ps", "S", "Sc", "Sk", "Sm", "So", "Z", "Zl", "Zp", "Zs",
    };

    public static Re2Escape Read(string pattern, int position)
    {
        var negated = pattern[position + 1] == 'P';
        if (position + 2 >= pattern.Length)
        {
            throw new Re2SyntaxException("invalid character class range", pattern.Substring(position));
        }

        var end = position + 3;
        var name = pattern.Substring(position + 2, 1);
        if (name == "{")
        {
            end = pattern.IndexOf('}', position) + 1;
            if (end == 0)
            {
                throw new Re2SyntaxException("invalid character class range", pattern.Substring(position));
            }

            name = pattern.Substring(position + 3, end - position - 4);
        }

        if (name.StartsWith("^", StringComparison.Ordinal))
        {
            negated = !negated;
            name = name.Substring(1);
        }

        return name == "Any" || Categories.Contains(name) || UnicodeScripts.IsKnown(name)
            ? new(-1, Translate(name, negated), end)
            : throw new Re2SyntaxException("invalid character class range", pattern.Substring(position, end - position));
    }

    private static string? Translate(string name, bool negated) => name switch
    {
        "Any" => negated ? null : "\\u0000-\\uffff",
        "LC" => negated ? null : "\\p{Lu}\\p{Ll}\\p{Lt}",
        _ when Categories.Contains(name) => (negated ? "\\P{" : "\\p{") + name + "}",
        _ => negated ? null : UnicodeScripts.RangesOf(name),
    };
}
