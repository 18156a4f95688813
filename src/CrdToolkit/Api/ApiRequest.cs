using System.Text;

namespace CrdToolkit;

/// <summary>One request to the API server, before it becomes HTTP: enough to send it and to say what failed.</summary>
internal sealed class ApiRequest(ApiVerb verb, ResourceDescriptor resource, string? @namespace = null, string? name = null, string? subresource = null)
{
    private readonly List<KeyValuePair<string, string>> query = [];

    public ApiVerb Verb { get; } = verb;

    public ResourceDescriptor Resource { get; } = resource;

    /// <summary>Null or empty for all namespaces and for a kind without.</summary>
    public string? Namespace { get; } = @namespace;

    /// <summary>Null for a collection.</summary>
    public string? Name { get; } = name;

    public string? Subresource { get; } = subresource;

    public ReadOnlyMemory<byte>? Body { get; init; }

    public string ContentType { get; init; } = "application/json";

    /// <summary>Whether the body is a JSON patch with a <c>test</c>, whose failure is a conflict and not an invalid object.</summary>
    public bool HasTest { get; init; }

    /// <summary>Whether the server is to answer with the metadata of objects only.</summary>
    public bool IsMetadataOnly { get; init; }

    /// <summary>
    /// Whether it decides who leads: sent by those who do not, and over a connection of its own, which a failed try closes, so that
    /// a dead connection of all others does not hold it up.
    /// </summary>
    public bool IsElection { get; init; }

    /// <summary>
    /// Whether it does no harm when the server does it twice. A read is; so is what sets fields to values, as an apply or a merge patch
    /// does. A second create or delete would report the first one as an error.
    /// </summary>
    public bool IsRepeatable
    {
        get => field || IsDryRun || !Verb.Writes()
            || (Verb == ApiVerb.Patch && ContentType is ResourcePatch.ApplyContentType or ResourcePatch.MergeContentType);
        init;
    }

    /// <summary>Whether the server is asked to try the write only.</summary>
    public bool IsDryRun { get; private set; }

    public NamespacedName Key => new(Namespace ?? "", Name ?? "");

    public ApiRequest With(string parameter, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            query.Add(new(parameter, value));
        return this;
    }

    public ApiRequest With(string parameter, bool value) => value ? With(parameter, "true") : this;

    public ApiRequest WithDryRun(bool value)
    {
        IsDryRun = value;
        return value ? With("dryRun", "All") : this;
    }

    /// <summary>The path and the query below the server's address, without a leading slash.</summary>
    public string RelativeUri()
    {
        var uri = new StringBuilder();
        uri.Append(Resource.Group.Length == 0 ? "api/" : "apis/");
        if (Resource.Group.Length != 0)
            uri.Append(Resource.Group).Append('/');
        uri.Append(Resource.Version);
        if (!string.IsNullOrEmpty(Namespace))
            uri.Append("/namespaces/").Append(Uri.EscapeDataString(Namespace));
        uri.Append('/').Append(Resource.Plural);
        if (!string.IsNullOrEmpty(Name))
            uri.Append('/').Append(Uri.EscapeDataString(Name));
        if (Subresource is not null)
            uri.Append('/').Append(Subresource);
        var separator = '?';
        foreach (var (key, value) in query)
        {
            uri.Append(separator).Append(key).Append('=').Append(Uri.EscapeDataString(value));
            separator = '&';
        }

        return uri.ToString();
    }

    /// <summary><c>patch virtualmachines.infra.example.com/status default/vm1</c>: how messages name the request.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Verb.Name()).Append(' ').Append(Resource.GroupResource);
        if (Subresource is not null)
            text.Append('/').Append(Subresource);
        if (!string.IsNullOrEmpty(Name))
            text.Append(' ').Append(Key);
        else if (!string.IsNullOrEmpty(Namespace))
            text.Append(" in namespace ").Append(Namespace);
        else if (Resource.Scope == ResourceScope.Namespaced)
            text.Append(" in all namespaces");
        return text.ToString();
    }
}
