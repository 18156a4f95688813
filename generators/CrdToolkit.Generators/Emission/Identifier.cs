using Microsoft.CodeAnalysis.CSharp;

namespace CrdToolkit.Generators.Emission;

/// <summary>Names in generated code.</summary>
internal static class Identifier
{
    /// <summary>A name that may be a keyword, as C# writes it: <c>class</c> becomes <c>@class</c>.</summary>
    public static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None
            ? "@" + name
            : name;

    /// <summary>A dotted name, each part escaped.</summary>
    public static string EscapeDotted(string name) => string.Join(".", name.Split('.').Select(Escape));

    /// <summary>The nearest namespace to what a project calls its root namespace, which need not be a valid one.</summary>
    public static string ToNamespace(string name) =>
        string.Join(".", name.Split(['.'], StringSplitOptions.RemoveEmptyEntries).Select(ToIdentifier));

    private static string ToIdentifier(string part)
    {
        var valid = string.Concat(part.Select(c => SyntaxFacts.IsIdentifierPartCharacter(c) ? c : '_'));
        return Escape(SyntaxFacts.IsIdentifierStartCharacter(valid[0]) ? valid : "_" + valid);
    }
}
