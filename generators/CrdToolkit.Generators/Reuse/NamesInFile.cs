using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CrdToolkit.Generators.Reuse;

/// <summary>The names that a file uses, known once for each version of it. What it declares is none of them: that is bound to nothing.</summary>
internal sealed class NamesInFile
{
    private static readonly ConditionalWeakTable<SyntaxTree, NamesInFile> Files = new();

    private readonly Lazy<HashSet<string>> all;
    private readonly Lazy<HashSet<string>> ofConstants;

    private NamesInFile(SyntaxTree file)
    {
        all = new(() => [.. NamesIn(file.GetRoot())]);
        ofConstants = new(() => [.. file.GetRoot().DescendantNodes(MayHoldConstant).Where(IsConstant).SelectMany(NamesIn)]);
    }

    public static NamesInFile Of(SyntaxTree file) => Files.GetValue(file, static file => new NamesInFile(file));

    /// <summary>Whether the file uses any of these names.</summary>
    public bool Mention(HashSet<string> names) => all.Value.Overlaps(names);

    /// <summary>Whether it uses any of these names in what other files can see the value of: constants, members of enums, attributes of the assembly.</summary>
    public bool MentionInConstant(HashSet<string> names) => ofConstants.Value.Overlaps(names);

    private static bool MayHoldConstant(SyntaxNode node) => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or BaseTypeDeclarationSyntax;

    private static bool IsConstant(SyntaxNode node) =>
        node is EnumMemberDeclarationSyntax
        || (node is FieldDeclarationSyntax field && field.Modifiers.Any(SyntaxKind.ConstKeyword))
        || (node is AttributeListSyntax && node.Parent is CompilationUnitSyntax);

    private static IEnumerable<string> NamesIn(SyntaxNode node) => node.DescendantNodes().OfType<SimpleNameSyntax>().Select(name => name.Identifier.ValueText);
}
