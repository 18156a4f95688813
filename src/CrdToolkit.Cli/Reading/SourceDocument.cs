using CrdToolkit.Schema.Json;

namespace CrdToolkit.Cli.Reading;

/// <summary>A document as read from a file.</summary>
/// <param name="Value">What it says; null when it cannot be read.</param>
/// <param name="Source">Where it says so.</param>
/// <param name="Problems">What is wrong with its text.</param>
internal sealed record SourceDocument(JsonValue? Value, SourceNode Source, IReadOnlyList<SourceProblem> Problems)
{
    /// <summary>A document that cannot be read.</summary>
    public static SourceDocument Malformed(SourcePosition position, string message) =>
        new(null, new(position), [new(position, "syntax", message)]);
}
