using CrdToolkit.Schema.Validation;

namespace CrdToolkit.Schema.Cel.Evaluation.Values;

/// <summary>The host in an address of the web, with its port.</summary>
internal static class CelUrlHost
{
    /// <summary>Why it is none, in words, or <see cref="CelUnknown"/> where versions of Go differ; null where it is one.</summary>
    public static object? FindProblem(string host)
    {
        var bracket = host.LastIndexOf(']');
        var isBracketed = host.StartsWith("[", StringComparison.Ordinal);
        if (isBracketed && bracket < 0)
        {
            return "missing ']' in host";
        }

        var port = isBracketed ? host.Substring(bracket + 1) : host.LastIndexOf(':') is >= 0 and var colon ? host.Substring(colon) : "";
        if (port.Length > 0 && (port[0] != ':' || !port.Skip(1).All(c => c is >= '0' and <= '9')))
        {
            return $"invalid port {GoText.Quote(port)} after host";
        }

        if (isBracketed)
        {
            return host.IndexOf('%') >= 0 || new CelAddressParser(host.Substring(1, bracket - 1)).Parse() is not { Count: 16 } ? CelUnknown.Instance : null;
        }

        if (host.IndexOfAny(['[', ']']) >= 0 || host.Count(c => c == ':') > 1)
        {
            return CelUnknown.Instance;
        }

        if (host.FirstOrDefault(c => c == '%' || IsWrong(c)) is var wrong and not '\0')
        {
            return wrong != '%' ? $"invalid character {GoText.Quote(wrong.ToString())} in host name" : Escape(host);
        }

        return null;
    }

    private static object Escape(string host)
    {
        if (CelUrlEscapes.FindMistake(host) is { } mistake)
        {
            return $"invalid URL escape {GoText.Quote(mistake)}";
        }

        var escape = host.Substring(host.IndexOf('%'), 3);
        return escape[1] is >= '0' and < '8' && escape != "%25" ? $"invalid URL escape {GoText.Quote(escape)}" : CelUnknown.Instance;
    }

    private static bool IsWrong(char c) =>
        c < '\u0080' && c is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9')) && "-_.~!$&'()*+,;=:[]<>\"".IndexOf(c) < 0;
}
