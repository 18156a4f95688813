using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.Reuse;

/// <summary>What is different between two compilations.</summary>
/// <param name="files">The earlier versions of the files that changed; null when more changed than that.</param>
/// <param name="names">The names of the members that they declare differently, which is all that is different in their outlines.</param>
internal sealed class CompilationChange(HashSet<SyntaxTree>? files, HashSet<string> names)
{
    public static CompilationChange None { get; } = new([], []);

    /// <summary>Anything may have another meaning.</summary>
    public static CompilationChange Everything { get; } = new(null, []);

    /// <summary>Whether what was found out by looking at some files, and at nothing but the outlines of the others, still holds.</summary>
    public bool Spares(HashSet<SyntaxTree> lookedAt) =>
        files is not null
        && !files.Overlaps(lookedAt)
        && (names.Count == 0 || !lookedAt.Any(file => NamesInFile.Of(file).Mention(names)));
}
