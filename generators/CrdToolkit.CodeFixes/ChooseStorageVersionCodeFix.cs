using CrdToolkit.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CrdToolkit.CodeFixes;

/// <summary>Makes a version the one that stores, where none does, or no longer, where several do (CRD0010).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class ChooseStorageVersionCodeFix() : SyntaxCodeFix<AttributeSyntax>(Rules.StorageVersions)
{
    private const string Storage = "Storage";

    private protected override IEnumerable<SyntaxChange> Changes(AttributeSyntax node)
    {
        if (node.ArgumentList is not { } list)
        {
            yield break;
        }

        var said = list.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == Storage);
        if (said is { Expression: LiteralExpressionSyntax { RawKind: (int)SyntaxKind.TrueLiteralExpression } })
        {
            yield return new SyntaxChange("Let another version store", list, list.WithArguments(list.Arguments.Remove(said)));
        }
        else
        {
            var others = said is null ? list.Arguments : list.Arguments.Remove(said);
            yield return new SyntaxChange("Let this version store", list, list.WithArguments(others.Add(
                SyntaxFactory.ParseAttributeArgumentList($"({Storage} = true)")!.Arguments[0].WithLeadingTrivia(SyntaxFactory.Space))));
        }
    }
}
