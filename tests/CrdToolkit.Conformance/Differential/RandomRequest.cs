namespace CrdToolkit.Conformance.Differential;

/// <summary>
/// A request that is sent to two servers. What differs between them by nature is a placeholder: <c>$uid(PATH)</c>, <c>$rv(PATH)</c> (of the
/// object as last seen) and <c>$oldrv(PATH)</c> (as first seen), <c>$continue</c> (of the last list that was cut).
/// </summary>
/// <param name="Method">GET, POST, PUT, PATCH or DELETE.</param>
/// <param name="Path">Path and query.</param>
/// <param name="Body">The body; null sends none.</param>
/// <param name="ContentType">The media type of the body.</param>
public sealed record RandomRequest(HttpMethod Method, string Path, string? Body = null, string ContentType = "application/json")
{
    /// <summary>The form in which the answer is wanted; null for the usual one.</summary>
    public string? Accept { get; init; }

    /// <summary>Whether the answer may be of a moment ago: a kube-apiserver gives from its cache what it knows so far.</summary>
    public bool MayBeStale => Path.EndsWith("?resourceVersion=0", StringComparison.Ordinal) || Path.EndsWith("NotOlderThan", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => $"{Method} {Path} {(Body is null ? "" : $"[{ContentType}] {Body}")}{(Accept is null ? "" : $" as {Accept}")}";
}
