namespace CrdToolkit.Schema.Patterns;

/// <summary>Reads <c>\pL</c>, <c>\p{Greek}</c>, <c>\P{^Lu}</c>.</summary>
internal static class Re2UnicodeClass
{
    private static readonly HashSet<string> Categories = new(StringComparer.Ordinal)
    {
        "C", "Cc", "Cf", "Co", "Cs", "Cn", "L", "Lc", "Ll", "Lm", "Lo", "Lt", "Lu", "M", "Mc", "Me", "Mn", "N", "Nd", "Nl", "No", "P", "Pc",
        "Pd", "Pe", "Pf", "Pi", "Po", "Ps", "S", "Sc", "Sk", "Sm", "So", "Z", "Zl", "Zp", "Zs",
    };

    /// <summary>The long names that Unicode gives the categories, without underscores.</summary>
    private static readonly Dictionary<string, string> CategoryAliases = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Other"] = "C",
        ["Control"] = "Cc",
        ["Cntrl"] = "Cc",
        ["Format"] = "Cf",
        ["PrivateUse"] = "Co",
        ["Surrogate"] = "Cs",
        ["Unassigned"] = "Cn",
        ["Letter"] = "L",
        ["CasedLetter"] = "Lc",
        ["LowercaseLetter"] = "Ll",
        ["ModifierLetter"] = "Lm",
        ["OtherLetter"] = "Lo",
        ["TitlecaseLetter"] = "Lt",
        ["UppercaseLetter"] = "Lu",
        ["Mark"] = "M",
        ["CombiningMark"] = "M",
        ["SpacingMark"] = "Mc",
        ["EnclosingMark"] = "Me",
        ["NonspacingMark"] = "Mn",
        ["Number"] = "N",
        ["DecimalNumber"] = "Nd",
        ["Digit"] = "Nd",
        ["LetterNumber"] = "Nl",
        ["OtherNumber"] = "No",
        ["Punctuation"] = "P",
        ["Punct"] = "P",
        ["ConnectorPunctuation"] = "Pc",
        ["DashPunctuation"] = "Pd",
        ["ClosePunctuation"] = "Pe",
        ["FinalPunctuation"] = "Pf",
        ["InitialPunctuation"] = "Pi",
        ["OtherPunctuation"] = "Po",
        ["OpenPunctuation"] = "Ps",
        ["Symbol"] = "S",
        ["CurrencySymbol"] = "Sc",
        ["ModifierSymbol"] = "Sk",
        ["MathSymbol"] = "Sm",
        ["OtherSymbol"] = "So",
        ["Separator"] = "Z",
        ["LineSeparator"] = "Zl",
        ["ParagraphSeparator"] = "Zp",
        ["SpaceSeparator"] = "Zs",
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

        name = Canonical(name);
        name = CategoryAliases.TryGetValue(name.Replace("_", ""), out var category) ? category : name;
        return name is "Any" or "Ascii" or "Assigned" || Categories.Contains(name) || UnicodeScripts.IsKnown(name)
            ? new(-1, Translate(name, negated), end)
            : throw new Re2SyntaxException("invalid character class range", pattern.Substring(position, end - position));
    }

    /// <summary>One capital, then small letters, after each separator anew: as Go compares names.</summary>
    private static string Canonical(string name)
    {
        var canonical = name.ToCharArray();
        var isFirst = true;
        for (var i = 0; i < canonical.Length; i++)
        {
            var isSeparator = canonical[i] is '_' or '-' or ' ';
            canonical[i] = isSeparator ? '_' : isFirst ? char.ToUpperInvariant(canonical[i]) : char.ToLowerInvariant(canonical[i]);
            isFirst = isSeparator;
        }

        return new(canonical);
    }

    private static string? Translate(string name, bool negated) => name switch
    {
        "Any" => negated ? null : "\\u0000-\\uffff",
        "Ascii" => negated ? "\\u0080-\\uffff" : "\\u0000-\\u007f",
        "Assigned" => negated ? "\\p{Cn}" : "\\P{Cn}",
        "Lc" => negated ? null : "\\p{Lu}\\p{Ll}\\p{Lt}",
        _ when Categories.Contains(name) => (negated ? "\\P{" : "\\p{") + name + "}",
        _ => negated ? null : UnicodeScripts.RangesOf(name),
    };
}
