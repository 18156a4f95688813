using CrdToolkit.Generators.Diagnostics;
using CrdToolkit.Generators.Discovery;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CrdToolkit.CodeFixes;

/// <summary>Makes a list whose items do not fit its list type atomic, which any list can be (CRD0033, CRD0067); one that has keys a map.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class MakeListAtomicCodeFix() : SyntaxCodeFix<AttributeSyntax>(Rules.ListTypeWithoutSense, Rules.SetOfObjects)
{
    private const string ListType = "ListType";

    private protected override IEnumerable<SyntaxChange> Changes(AttributeSyntax node)
    {
        if (AttributeMentions.NameOf(node) == "ListMapKey")
        {
            var beside = (node.Parent?.Parent as MemberDeclarationSyntax)?.AttributeLists.SelectMany(list => list.Attributes).FirstOrDefault(attribute => AttributeMentions.NameOf(attribute) == ListType);
            return beside is null || Value(beside) is not { Name.Identifier.ValueText: not "Map" } other ? [] : [Change("Make the list a map", other, "Map")];
        }

        return Value(node) is { } value ? [Change("Make the list atomic", value, "Atomic")] : [];
    }

    private static SyntaxChange Change(string title, MemberAccessExpressionSyntax value, string name) =>
        new(title, value.Name, SyntaxFactory.IdentifierName(name).WithTriviaFrom(value.Name));

    // [ListType(ListType.Set)], [Items(ListType = ListType.Set)]
    private static MemberAccessExpressionSyntax? Value(AttributeSyntax attribute) => attribute.ArgumentList?.Arguments
        .FirstOrDefault(argument => argument.NameEquals is { } name ? name.Name.Identifier.ValueText == ListType : AttributeMentions.NameOf(attribute) == ListType)?.Expression as MemberAccessExpressionSyntax;
}
