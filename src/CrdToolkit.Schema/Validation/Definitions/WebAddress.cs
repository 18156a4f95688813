namespace CrdToolkit.Schema.Validation.Definitions;

/// <summary>The parts of a URL as Go's net/url tells them apart.</summary>
/// <param name="Scheme">In lower case; empty when there is none.</param>
/// <param name="UserInfo">What stands before an at sign; null when there is none.</param>
/// <param name="Host">With the port; empty when there is none.</param>
/// <param name="Query">Without the question mark.</param>
/// <param name="Fragment">Without the number sign.</param>
internal sealed record WebAddress(string Scheme, string? UserInfo, string Host, string Query, string Fragment)
{
    /// <summary>Reads a URL; null, and Go's words, when Go would refuse it.</summary>
    public static WebAddress? Parse(string text, out string? problem)
    {
        problem = text.Any(c => c is < ' ' or '\u007f') ? "net/url: invalid control character in URL" : null;
        var (rest, fragment) = Split(text, '#');
        (rest, var query) = Split(rest, '?');
        var scheme = SchemeOf(rest);
        if (scheme.Length == 0 && rest.IndexOf(':') is >= 0 and var colon && (rest.IndexOf('/') < 0 || colon < rest.IndexOf('/')))
        {
            problem ??= colon == 0 ? "missing protocol scheme" : "first path segment in URL cannot contain colon";
        }

        rest = scheme.Length == 0 ? rest : rest.Substring(scheme.Length + 1);
        var hasHost = rest.StartsWith("//", StringComparison.Ordinal);
        var end = hasHost && rest.IndexOf('/', 2) is >= 0 and var slash ? slash : rest.Length;
        var authority = hasHost ? rest.Substring(2, end - 2) : "";
        var at = authority.LastIndexOf('@');
        var host = authority.Substring(at + 1);
        var user = authority.Substring(0, Math.Max(at, 0));
        problem ??= user.All(c => c < 128 && (char.IsLetterOrDigit(c) || "-._:~!$&'()*+,;=%@".IndexOf(c) >= 0)) ? null : "net/url: invalid userinfo";
        problem ??= FindBadHost(host) ?? FindBadEscape(host, isHost: true) ?? FindBadEscape(hasHost ? rest.Substring(end) : rest) ?? FindBadEscape(fragment);
        return problem is null ? new(scheme, at < 0 ? null : authority.Substring(0, at), host, query, fragment) : null;
    }

    private static string? FindBadHost(string host)
    {
        foreach (var c in host)
        {
            if (c is ' ' or '<' or '>' or '"' or '\\' or '^' or '`' or '{' or '}' or '|')
            {
                return $"invalid character {GoText.Quote(c.ToString())} in host name";
            }
        }

        var port = host.LastIndexOf(':');
        return port > host.LastIndexOf(']') && host.Substring(port + 1).Any(c => c is < '0' or > '9')
            ? $"invalid port {GoText.Quote(host.Substring(port))} after host"
            : null;
    }

    /// <summary>In a host, Go reads escapes of bytes that are no ASCII only, and <c>%25</c> in front of an IPv6 zone.</summary>
    private static string? FindBadEscape(string text, bool isHost = false)
    {
        for (var i = text.IndexOf('%'); i >= 0; i = text.IndexOf('%', i + 1))
        {
            var isEscape = i + 2 < text.Length && Uri.IsHexDigit(text[i + 1]) && Uri.IsHexDigit(text[i + 2]);
            if (!isEscape || (isHost && text[0] != '[' && text[i + 1] < '8'))
            {
                return $"invalid URL escape {GoText.Quote(text.Substring(i, Math.Min(3, text.Length - i)))}";
            }
        }

        return null;
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
