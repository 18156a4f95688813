namespace CrdToolkit.Testing.Objects;

/// <summary>An object cannot be read as one of its kind. In a body that is a bad request, in the outcome of a patch an invalid one.</summary>
/// <param name="kind">The kind that it should be.</param>
/// <param name="version">The version.</param>
/// <param name="why">What is wrong, in the words of Go's decoder.</param>
/// <param name="sent">The kind that it says to be; the same unless given.</param>
internal sealed class UnreadableObjectException(string kind, string version, string why, string? sent = null)
    : Exception($"{sent ?? kind} in version \"{version}\" cannot be handled as a {kind}: {why}")
{
    /// <summary>What is wrong.</summary>
    public string Why { get; } = why;
}
