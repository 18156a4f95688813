namespace CrdToolkit.Testing;

/// <summary>What a request asks for, in the words of authorization (RequestInfo of the API server).</summary>
public sealed record RequestInfo
{
    /// <summary>The HTTP method.</summary>
    public required string Method { get; init; }

    /// <summary>The path, without the query.</summary>
    public required string Path { get; init; }

    /// <summary>The query with its <c>?</c>; empty for none.</summary>
    public string Query { get; init; } = "";

    /// <summary>
    /// <c>get</c>, <c>list</c>, <c>watch</c>, <c>create</c>, <c>update</c>, <c>patch</c>, <c>delete</c> or <c>deletecollection</c>; for what
    /// is no resource the HTTP method in lower case.
    /// </summary>
    public required string Verb { get; init; }

    /// <summary>Whether it is about a resource; otherwise about a document such as <c>/version</c>.</summary>
    public bool IsResourceRequest { get; init; }

    /// <summary>The API group; empty for the core group and for what is no resource.</summary>
    public string Group { get; init; } = "";

    /// <summary>The version in the path.</summary>
    public string Version { get; init; } = "";

    /// <summary>The plural name of the resource.</summary>
    public string Resource { get; init; } = "";

    /// <summary>The subresource; empty for none.</summary>
    public string Subresource { get; init; } = "";

    /// <summary>The namespace; empty for none and for all. A request for one namespace is in that namespace.</summary>
    public string Namespace { get; init; } = "";

    /// <summary>The object; empty for a collection, unless a field selector <c>metadata.name=…</c> picks one object of it.</summary>
    public string Name { get; init; } = "";

    /// <summary>Who sent it, or whom the sender impersonates; <c>system:anonymous</c> for whoever says nothing, empty before that is known.</summary>
    public string User { get; init; } = "";

    /// <summary>What the client calls itself; empty when it does not say.</summary>
    public string UserAgent { get; init; } = "";

    /// <inheritdoc/>
    public override string ToString() => $"{Method} {Path}{Query}";
}
