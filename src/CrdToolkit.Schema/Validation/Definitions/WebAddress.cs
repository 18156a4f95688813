namespace CrdToolkit.Schema.Validation.Definitions;

/// <summary>The parts of a URL as Go's net/url tells them apart.</summary>
/// <param name="Scheme">In lower case; empty when there is none.</param>
/// <param name="UserInfo">What stands before an at sign; null when there is none.</param>
/// <param name="Host">With the port; empty when there is none.</param>
/// <param name="Query">Without the question mark.</param>
/// <param name="Fragment">Without the number sign.</param>
internal sealed record WebAddress(string Scheme, string? UserInfo, string Host, string Query, string Fragment)
{
    /// <summary>Reads a URL; null when Go would refuse it.</summary>
    public static WebAddress? Parse(string text)
    {
        if (text.Any(c => c is < ' ' or '\u007f'))
        {
            return null;
        }

        var (rest, fragment) = Split(text, '#');
        (rest, var query) = Split(rest, '?');
        var scheme = SchemeOf(rest);
        if (scheme.Length == 0 && rest.IndexOf(':') is >= 0 and var colon && (rest.IndexOf('/') < 0 || colon < rest.IndexOf('/')))
        {
            // "missing protocol scheme", or a first segment of a path that holds a colon.
            return null;
        }

        rest = scheme.Length == 0 ? rest : rest.Substring(scheme.Length + 1);
        if (!rest.StartsWith("//", StringComparison.Ordinal))
        {
            return new(scheme, null, "", query, fragment);
        }

        var end = rest.IndexOf('/', 2);
        var authority = end < 0 ? rest.Substring(2) : rest.Substring(2, end - 2);
        var at = authority.LastIndexOf('@');
        var host = authority.Substring(at + 1);
        return host.Any(c => c is ' ' or '<' or '>' or '"' or '\\' or '^' or '`' or '{' or '}' or '|')
            ? null
            : new(scheme, at < 0 ? null : authority.Substring(0, at), host, query, fragment);
    }

    private static string SchemeOf(string text)
    {
        var colon = text.IndexOf(':');
        var isScheme = colon > 0 && char.IsLetter(text[0]) && text[0] < 128;
        for (var i = 1; i < colon; i++)
        {
            isScheme &= text[i] < 128 && (char.IsLetterOrDigit(text[i]) || text[i] is '+' or '-' or '.');
        }

        return isScheme ? text.Substring(0, colon).ToLowerInvariant() : "";
    }

    private static (string Before, string After) Split(string text, char at)
    {
        var index = text.IndexOf(at);
        return index < 0 ? (text, "") : (text.Substring(0, index), text.Substring(index + 1));
    }
}
