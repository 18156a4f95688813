namespace CrdToolkit.Schema.Cel.Evaluation.Values;

/// <summary>An address of the web.</summary>
/// <param name="Scheme">Its scheme in lower case; empty for a path alone.</param>
/// <param name="User">What stands in front of the host, with its sign, or behind the scheme of an address that has no slash.</param>
/// <param name="Host">The host with its port.</param>
/// <param name="Path">The path, escaped.</param>
/// <param name="Query">The query as it is written, with its sign; empty for none.</param>
/// <param name="Fragment">What stands behind the number sign, with the sign.</param>
internal sealed class CelUrl(string Scheme, string User, string Host, string Path, string Query, string Fragment) : CelExtension
{
    private readonly string whole = $"{Scheme}\n{User}\n{Host}\n{Path}\n{Query}\n{Fragment}";

    /// <inheritdoc/>
    public override string TypeName => "kubernetes.URL";

    private string Whole => whole;

    /// <inheritdoc/>
    public override object? Call(string method, IReadOnlyList<object> arguments) => arguments.Count > 0 ? null : method switch
    {
        "getScheme" => Scheme,
        "getHost" => Host,
        "getHostname" => Hostname(),
        "getPort" => PortAt() is >= 0 and var colon ? Host.Substring(colon + 1) : "",
        "getEscapedPath" => Path,
        "getQuery" => Values(),
        _ => null,
    };

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is CelUrl other && whole == other.Whole;

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(whole);

    private string Hostname()
    {
        var host = PortAt() is >= 0 and var colon ? Host.Substring(0, colon) : Host;
        return host.Length > 1 && host[0] == '[' && host[host.Length - 1] == ']' ? host.Substring(1, host.Length - 2) : host;
    }

    private int PortAt() => Host.LastIndexOf(':') is >= 0 and var colon && Host.Skip(colon + 1).All(c => c is >= '0' and <= '9') ? colon : -1;

    // What is not written well is left out.
    private CelStructure Values()
    {
        var values = new Dictionary<object, object>(CelKeys.Comparer);
        foreach (var part in Query.TrimStart('?').Split('&').Where(part => part.Length > 0 && part.IndexOf(';') < 0))
        {
            var equals = part.IndexOf('=');
            if (CelUrlEscapes.Unescape(equals < 0 ? part : part.Substring(0, equals), isQuery: true) is { } name
                && CelUrlEscapes.Unescape(equals < 0 ? "" : part.Substring(equals + 1), isQuery: true) is { } value)
            {
                values[name] = values.TryGetValue(name, out var known) ? ((List<object>)known).Append(value).ToList() : new List<object> { value };
            }
        }

        return new CelStructure(values);
    }
}
