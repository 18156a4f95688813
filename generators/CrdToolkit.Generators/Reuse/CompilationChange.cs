using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.Reuse;

/// <summary>What is different between two compilations.</summary>
/// <param name="files">The earlier versions of the files that changed and kept their outlines; null when more changed than that.</param>
internal sealed class CompilationChange(HashSet<SyntaxTree>? files)
{
    public static CompilationChange None { get; } = new([]);

    /// <summary>Anything may have another meaning.</summary>
    public static CompilationChange Everything { get; } = new(null);

    /// <summary>Whether what was found out by looking at some files, and at nothing but the outlines of the others, still holds.</summary>
    public bool Spares(HashSet<SyntaxTree> lookedAt) => files is not null && !files.Overlaps(lookedAt);
}
