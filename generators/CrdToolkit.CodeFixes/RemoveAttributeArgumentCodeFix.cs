using CrdToolkit.Generators.Diagnostics;
using CrdToolkit.Generators.Discovery;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CrdToolkit.CodeFixes;

/// <summary>
/// Removes the argument of an attribute that a diagnostic is on, or the one of its values: a constraint of another kind of value (CRD0019), a
/// property that cannot be in its group (CRD0034), an unknown format (CRD0037), a value that is never valid (CRD0061), a type that a column
/// cannot show (CRD0062).
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class RemoveAttributeArgumentCodeFix() : SyntaxCodeFix<ExpressionSyntax>(
    Rules.MisplacedConstraint, Rules.OneOfGroup, Rules.UnknownFormat, Rules.AllowedValueNeverValid, Rules.PathOfWrongType)
{
    private protected override IEnumerable<SyntaxChange> Changes(ExpressionSyntax node)
    {
        // nameof(A) is two expressions
        for (var current = node; current is not null; current = current.Parent as ExpressionSyntax)
        {
            if (Without(current) is { } change)
            {
                return [new SyntaxChange($"Remove {Name(current)}", change.List, change.Changed)];
            }
        }

        return [];
    }

    private static (SyntaxNode List, SyntaxNode Changed)? Without(ExpressionSyntax value) => value.Parent switch
    {
        AttributeArgumentSyntax { Parent: AttributeArgumentListSyntax { Arguments.Count: > 1 } list } argument =>
            (list, list.WithArguments(list.Arguments.Remove(argument))),
        // The others say nothing without an argument, and are removed as a whole.
        AttributeArgumentSyntax { NameEquals: not null, Parent: AttributeArgumentListSyntax { Parent: AttributeSyntax attribute } } when AttributeMentions.NameOf(attribute) == "PrinterColumn" =>
            (attribute, attribute.WithArgumentList(null)),
        InitializerExpressionSyntax { Expressions.Count: > 1 } initializer => (initializer, initializer.WithExpressions(initializer.Expressions.Remove(value))),
        ExpressionElementSyntax { Parent: CollectionExpressionSyntax { Elements.Count: > 1 } collection } element =>
            (collection, collection.WithElements(collection.Elements.Remove(element))),
        _ => null,
    };

    private static string Name(ExpressionSyntax value) => value.Parent is AttributeArgumentSyntax { NameEquals: { } name } ? $"{name.Name} = {value}" : value.ToString();
}
