namespace CrdToolkit;

/// <summary>
/// What a client needs to know of a kind of resource: its names and its subresources. The generator writes one for each custom
/// resource (<see cref="ICustomResource{TSelf}.Descriptor"/>) and one where a built-in kind is used.
/// </summary>
/// <param name="Group">The API group; empty for the core group.</param>
/// <param name="Version">The version within the group, such as <c>v1</c>.</param>
/// <param name="Kind">The kind, such as <c>ConfigMap</c>.</param>
/// <param name="Plural">The plural name, as in paths, such as <c>configmaps</c>.</param>
/// <param name="Scope">Whether objects live in a namespace.</param>
public sealed record ResourceDescriptor(string Group, string Version, string Kind, string Plural, ResourceScope Scope)
{
    /// <summary>Whether the kind has the <c>status</c> subresource.</summary>
    public bool HasStatus { get; init; }

    /// <summary>Whether the kind has the <c>scale</c> subresource.</summary>
    public bool HasScale { get; init; }

    /// <summary>The <c>apiVersion</c> of objects: <c>group/version</c>, or the version alone in the core group.</summary>
    public string ApiVersion => Group.Length == 0 ? Version : $"{Group}/{Version}";

    /// <summary>The <c>kind</c> of lists of such objects.</summary>
    public string ListKind => $"{Kind}List";

    /// <summary><c>plural.group</c>, as kubectl and messages of the API server name the resource.</summary>
    public string GroupResource => Group.Length == 0 ? Plural : $"{Plural}.{Group}";

    /// <summary>The same as <see cref="GroupResource"/>, with the version.</summary>
    public override string ToString() => $"{GroupResource}/{Version}";
}
