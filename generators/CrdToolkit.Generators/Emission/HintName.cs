using CrdToolkit.Generators.Discovery;

namespace CrdToolkit.Generators.Emission;

/// <summary>The names of generated files. The compiler takes names that differ in case alone for one.</summary>
internal static class HintName
{
    /// <summary>The file of a type.</summary>
    /// <param name="type">The type.</param>
    /// <param name="ambiguous">Names that several types would get; theirs are told apart by a hash.</param>
    public static string Of(TypeName type, IEnumerable<string> ambiguous)
    {
        var name = Stem(type);
        return ambiguous.Contains(name, StringComparer.OrdinalIgnoreCase) ? $"{name}-{Hash(name):x8}.g.cs" : $"{name}.g.cs";
    }

    /// <summary>The file of a definition; its name is lower case throughout.</summary>
    public static string OfDefinition(string name) => $"{Safe(name)}.crd.g.cs";

    /// <summary>The name of a type's file without what may have to be added.</summary>
    public static string Stem(TypeName type) => Safe(type.FullyQualifiedName.Substring("global::".Length).Replace("@", ""));

    private static string Safe(string name) => string.Concat(name.Select(c => char.IsLetterOrDigit(c) || c is '.' or '_' or '-' ? c : '_'));

    // FNV-1a: the same on every machine and in every process.
    private static uint Hash(string text) => text.Aggregate(2166136261u, (hash, c) => unchecked((hash ^ c) * 16777619u));
}
