using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CrdToolkit.Generators.Discovery;

/// <summary>
/// The attributes that a file names, by its syntax alone: what an analyzer asks before it binds anything. Known once for each version of
/// a file, so that a keystroke costs the edited file and nothing for the others.
/// </summary>
internal sealed class AttributeMentions
{
    private const string Suffix = "Attribute";

    private static readonly ConditionalWeakTable<SyntaxTree, AttributeMentions> Files = new();
    private static readonly ConditionalWeakTable<Compilation, HashSet<string>> GlobalAliases = new();

    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private readonly HashSet<string> globalAliases = new(StringComparer.Ordinal);

    private AttributeMentions(SyntaxTree tree)
    {
        foreach (var node in tree.GetRoot().DescendantNodes(MayHold))
        {
            switch (node)
            {
                case AttributeSyntax attribute:
                    names.Add(NameOf(attribute));
                    break;
                // An attribute may go by another name: what an alias stands for counts as named.
                case UsingDirectiveSyntax { Alias: not null, NamespaceOrType: { } target } alias:
                    (alias.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword) ? globalAliases : names).Add(WithoutSuffix(RightmostName(target)));
                    break;
            }
        }
    }

    /// <summary>Whether a file may bear an attribute; only binding tells whether it is that of CrdToolkit.</summary>
    /// <param name="tree">The file.</param>
    /// <param name="compilation">Its compilation, for what other files alias globally.</param>
    /// <param name="metadataName">The full name of the attribute.</param>
    public static bool MayBear(SyntaxTree tree, Compilation compilation, string metadataName)
    {
        var name = ShortName(metadataName);
        return Of(tree).names.Contains(name) || AliasedIn(compilation).Contains(name);
    }

    /// <summary>Whether a declaration may bear an attribute.</summary>
    public static bool MayBear(ISymbol symbol, Compilation compilation, string metadataName)
    {
        foreach (var reference in symbol.DeclaringSyntaxReferences)
        {
            if (MayBear(reference.SyntaxTree, compilation, metadataName))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The types of a compilation with an attribute, in the order of its files; no other type is looked at.</summary>
    public static IEnumerable<INamedTypeSymbol> TypesWith(string metadataName, Compilation compilation, CancellationToken cancellationToken)
    {
        var found = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var tree in compilation.SyntaxTrees)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!MayBear(tree, compilation, metadataName))
            {
                continue;
            }

            var model = compilation.GetSemanticModel(tree);
            foreach (var declaration in tree.GetRoot(cancellationToken).DescendantNodes(MayHold).OfType<BaseTypeDeclarationSyntax>())
            {
                if (declaration.AttributeLists.Count > 0
                    && model.GetDeclaredSymbol(declaration, cancellationToken) is INamedTypeSymbol type
                    && type.Has(metadataName)
                    && found.Add(type))
                {
                    yield return type;
                }
            }
        }
    }

    /// <summary>The name of an attribute as it is mostly written: its last part, without the suffix.</summary>
    public static string NameOf(AttributeSyntax attribute) => WithoutSuffix(RightmostName(attribute.Name));

    private static AttributeMentions Of(SyntaxTree tree) => Files.GetValue(tree, static tree => new AttributeMentions(tree));

    private static HashSet<string> AliasedIn(Compilation compilation) => GlobalAliases.GetValue(
        compilation,
        static compilation => new HashSet<string>(compilation.SyntaxTrees.SelectMany(tree => Of(tree).globalAliases), StringComparer.Ordinal));

    // No attribute that a symbol has is inside of a body or an initializer.
    private static bool MayHold(SyntaxNode node) =>
        node is not (BlockSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax or StatementSyntax or BaseListSyntax or AttributeSyntax);

    private static string RightmostName(SyntaxNode name) => name switch
    {
        QualifiedNameSyntax qualified => RightmostName(qualified.Right),
        AliasQualifiedNameSyntax alias => RightmostName(alias.Name),
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => "",
    };

    private static string ShortName(string metadataName)
    {
        var name = metadataName.Substring(metadataName.LastIndexOf('.') + 1);
        return WithoutSuffix(name.IndexOf('`') is >= 0 and var arity ? name.Substring(0, arity) : name);
    }

    private static string WithoutSuffix(string name) =>
        name.EndsWith(Suffix, StringComparison.Ordinal) ? name.Substring(0, name.Length - Suffix.Length) : name;
}
