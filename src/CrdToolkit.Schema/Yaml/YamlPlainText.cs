namespace CrdToolkit.Schema.Yaml;

/// <summary>Whether a printable text on one line may stand without quotes.</summary>
internal static class YamlPlainText
{
    /// <summary>What YAML 1.1 or 1.2 reads as null, a boolean, a merge key or a default key, whatever its case.</summary>
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "~", "null", "true", "false", "yes", "no", "on", "off", "y", "n", "<<", "=", ".inf", "-.inf", "+.inf", ".nan",
    };

    /// <summary>True when every reader takes the text as this very string.</summary>
    public static bool IsSafe(string text) =>
        text.Length > 0
        && MayBegin(text)
        && text[text.Length - 1] is not (' ' or ':')
        && text.IndexOf(": ", StringComparison.Ordinal) < 0
        && text.IndexOf(" #", StringComparison.Ordinal) < 0
        && !Words.Contains(text)
        && !LooksLikeNumberOrDate(text);

    private static bool MayBegin(string text) => text[0] switch
    {
        '-' or '?' or ':' => text.Length > 1 && text[1] != ' ' && !text.StartsWith("---", StringComparison.Ordinal),
        '.' => !text.StartsWith("...", StringComparison.Ordinal),
        var c => " ,[]{}#&*!|>'\"%@`".IndexOf(c) < 0,
    };

    /// <summary>Wider than the grammars of YAML 1.1 (sexagesimal, octal, underscores, dates): a quote too many does no harm.</summary>
    private static bool LooksLikeNumberOrDate(string text)
    {
        if (text[0] is not ((>= '0' and <= '9') or '+' or '-' or '.'))
        {
            return false;
        }

        var hasDigit = false;
        foreach (var c in text)
        {
            hasDigit |= c is >= '0' and <= '9';
            if (!(c is (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F') || "+-._:xXoOtTzZ ".IndexOf(c) >= 0))
            {
                return false;
            }
        }

        return hasDigit;
    }
}
