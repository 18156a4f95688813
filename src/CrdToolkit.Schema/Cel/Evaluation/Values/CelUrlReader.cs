using CrdToolkit.Schema.Validation;

namespace CrdToolkit.Schema.Cel.Evaluation.Values;

/// <summary>Reads addresses of the web as Go's <c>url.ParseRequestURI</c> does, in its words.</summary>
internal static class CelUrlReader
{
    /// <summary>The address, the <see cref="CelFailure"/> that it is, or <see cref="CelUnknown"/> where versions of Go differ.</summary>
    public static object Read(string text) => Part(text) switch
    {
        string problem => new CelFailure($"URL parse error during conversion from string: {Words(text, problem)}"),
        var read => read,
    };

    /// <summary>Why a text is no address; null where it is one, or where that is not known.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isKnown">Whether it is known.</param>
    public static string? FindProblem(string text, out bool isKnown)
    {
        var read = Part(text);
        isKnown = read is not CelUnknown;
        return read is string problem ? Words(text, problem) : null;
    }

    private static string Words(string text, string problem) => $"parse {GoText.Quote(text)}: {problem}";

    // A text says what is wrong.
    private static object Part(string text)
    {
        if (text.Any(c => c is < ' ' or '\u007f'))
        {
            return "net/url: invalid control character in URL";
        }

        if (text.Length == 0 || text == "*")
        {
            return text.Length == 0 ? "empty url" : new CelUrl("", "", "", "*", "", "");
        }

        if (text[0] == ':')
        {
            return "missing protocol scheme";
        }

        var colon = SchemeEnd(text);
        var (scheme, rest) = colon < 0 ? ("", text) : (text.Substring(0, colon).ToLowerInvariant(), text.Substring(colon + 1));
        var number = rest.IndexOf('#');
        var (whole, fragment) = number < 0 ? (rest, "") : (rest.Substring(0, number), rest.Substring(number));
        var question = rest.IndexOf('?');
        var hasQuery = question >= 0 && (number < 0 || question < number);
        var query = hasQuery ? whole.Substring(question) : "";
        rest = question < 0 ? rest : rest.Substring(0, question);
        if (rest.Length == 0 || rest[0] != '/')
        {
            return scheme.Length == 0 ? "invalid URI for request" : new CelUrl(scheme, rest, "", "", query, fragment);
        }

        // Escapes in what stands around the host and behind the path are written anew, which nobody asks for.
        if (fragment.IndexOf('%') >= 0)
        {
            return CelUnknown.Instance;
        }

        return OfHost(scheme, rest, query, fragment);
    }

    private static object OfHost(string scheme, string rest, string query, string fragment)
    {
        var (user, host, path) = ("", "", rest);
        if (rest.StartsWith("//", StringComparison.Ordinal))
        {
            if (scheme.Length == 0)
            {
                // As a request it is a path, and then it has a host.
                return CelUnknown.Instance;
            }

            var slash = rest.IndexOf('/', 2);
            host = slash < 0 ? rest.Substring(2) : rest.Substring(2, slash - 2);
            path = slash < 0 ? "" : rest.Substring(slash);
            if (host.LastIndexOf('@') is >= 0 and var at)
            {
                (user, host) = (host.Substring(0, at + 1), host.Substring(at + 1));
            }

            if (CelUrlHost.FindProblem(host) is { } problem)
            {
                return problem;
            }

            if (user.Any(c => !char.IsLetterOrDigit(c) && "-._:@".IndexOf(c) < 0) || user.Count(c => c is ':' or '@') > 2 || user.Any(c => c > '\u007f'))
            {
                return CelUnknown.Instance;
            }
        }

        if (CelUrlEscapes.FindMistake(path) is { } mistake)
        {
            return $"invalid URL escape {GoText.Quote(mistake)}";
        }

        var end = path.IndexOf('#');
        return CelUrlEscapes.Path(end < 0 ? path : path.Substring(0, end)) is { } escaped
            ? new CelUrl(scheme, user, host, escaped, query, fragment)
            : CelUnknown.Instance;
    }

    private static int SchemeEnd(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == ':')
            {
                return i;
            }

            if (text[i] is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z')) && (i == 0 || text[i] is not ((>= '0' and <= '9') or '+' or '-' or '.')))
            {
                return -1;
            }
        }

        return -1;
    }
}
