using CrdToolkit.Generators.Diagnostics;
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
        if (NameOf(node) == "ListMapKey")
        {
            var beside = (node.Parent?.Parent as MemberDeclarationSyntax)?.AttributeLists.SelectMany(list => list.Attributes).FirstOrDefault(attribute => NameOf(attribute) == ListType);
            return beside is null || Value(beside) is not { Name.Identifier.ValueText: not "Map" } other ? [] : [Change("Make the list a map", other, "Map")];
        }

        return Value(node) is { } value ? [Change("Make the list atomic", value, "Atomic")] : [];
    }

    private static SyntaxChange Change(string title, MemberAccessExpressionSyntax value, string name) =>
        new(title, value.Name, SyntaxFactory.IdentifierName(name).WithTriviaFrom(value.Name));

    // [ListType(ListType.Set)], [Items(ListType = ListType.Set)]
    private static MemberAccessExpressionSyntax? Value(AttributeSyntax attribute) => attribute.ArgumentList?.Arguments
        .FirstOrDefault(argument => argument.NameEquals is { } name ? name.Name.Identifier.ValueText == ListType : NameOf(attribute) == ListType)?.Expression as MemberAccessExpressionSyntax;

    private static string NameOf(AttributeSyntax attribute) =>
        (attribute.Name switch { QualifiedNameSyntax qualified => qualified.Right, SimpleNameSyntax simple => simple, _ => null })?.Identifier.ValueText.Replace("Attribute", "") ?? "";
}
