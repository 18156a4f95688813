namespace CrdToolkit.Testing.Requests;

/// <summary>What the path of a request to a resource says (RequestInfo of the API server).</summary>
/// <param name="Group">The API group; empty for <c>/api</c>.</param>
/// <param name="Version">The version.</param>
/// <param name="Namespace">The namespace; empty for none.</param>
/// <param name="Plural">The resource.</param>
/// <param name="Name">The object; empty for the collection.</param>
/// <param name="Subresource">The subresource; empty for none.</param>
internal sealed record RequestPath(string Group, string Version, string Namespace, string Plural, string Name, string Subresource)
{
    /// <summary>Whether the path goes on behind the subresource: who looks only for what is asked does not notice.</summary>
    public bool HasMore { get; init; }

    /// <summary>Reads the path of a resource.</summary>
    /// <returns>Null when the path is not that of a resource.</returns>
    public static RequestPath? Parse(string path)
    {
        var segments = path.Trim('/').Split('/');
        var (group, version, start) = segments switch
        {
            ["api", var core, ..] => ("", core, 2),
            ["apis", var named, var served, ..] => (named, served, 3),
            _ => ("", "", segments.Length),
        };
        ReadOnlySpan<string> rest = segments.AsSpan(start);
        return rest switch
        {
            _ when rest.Contains("") => null,
            ["namespaces", var name, ("status" or "finalize") and var subresource] when group.Length == 0 => new(group, version, "", "namespaces", name, subresource),
            ["namespaces", var ns, var plural] => new(group, version, ns, plural, "", ""),
            ["namespaces", var ns, var plural, var name] => new(group, version, ns, plural, name, ""),
            ["namespaces", var ns, var plural, var name, var subresource, .. var more] => new(group, version, ns, plural, name, subresource) { HasMore = more.Length > 0 },
            [var plural] => new(group, version, "", plural, "", ""),
            [var plural, var name] => new(group, version, "", plural, name, ""),
            [var plural, var name, var subresource, .. var more] => new(group, version, "", plural, name, subresource) { HasMore = more.Length > 0 },
            _ => null,
        };
    }
}
