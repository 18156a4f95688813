namespace CrdToolkit.Testing;

/// <summary>What a client did to one resource with one verb, in one namespace: what a role has to allow.</summary>
public sealed record AccessUse
{
    /// <summary>Who; a user that was impersonated stands for itself.</summary>
    public required string User { get; init; }

    /// <summary>What the client calls itself.</summary>
    public required string UserAgent { get; init; }

    /// <summary>The verb, such as <c>watch</c>.</summary>
    public required string Verb { get; init; }

    /// <summary>The API group; empty for the core group and for paths.</summary>
    public required string Group { get; init; }

    /// <summary>The resource, with its subresource behind a slash: <c>pods</c>, <c>widgets/status</c>; empty for paths.</summary>
    public required string Resource { get; init; }

    /// <summary>The namespace; empty for all namespaces and for what is in none.</summary>
    public required string Namespace { get; init; }

    /// <summary>The path, for what is no resource; empty otherwise.</summary>
    public required string Path { get; init; }

    /// <summary>
    /// The names of the objects, sorted, if each request named one and there are at most 20 of them; empty otherwise. With them a rule can be narrowed
    /// by <c>resourceNames</c>.
    /// </summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>How many requests there were; open watches count.</summary>
    public required long Count { get; init; }

    /// <summary>How many of them were refused with 403.</summary>
    public long Forbidden { get; init; }

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Verb} {(Path.Length > 0 ? Path : Group.Length > 0 ? $"{Resource}.{Group}" : Resource)}{(Namespace.Length > 0 ? $" in {Namespace}" : "")}";
}
