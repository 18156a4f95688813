using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CrdToolkit.Generators.Analyzers;

/// <summary>Finds the tokens of an attribute, of its arguments and of the elements of those that are lists.</summary>
internal static class AttributeElements
{
    /// <summary>The whole attribute.</summary>
    public static Location? Of(AttributeData attribute, CancellationToken cancellationToken) => Syntax(attribute, cancellationToken)?.GetLocation();

    /// <summary>The value of a named argument; the whole attribute where it is not given.</summary>
    public static Location? Of(AttributeData attribute, string property, CancellationToken cancellationToken) =>
        (Value(attribute, property, cancellationToken) ?? (SyntaxNode?)Syntax(attribute, cancellationToken))?.GetLocation();

    /// <summary>An element of a named argument that is a list, or of the constructor's list where no name is given; else the list.</summary>
    public static Location? Of(AttributeData attribute, string? property, int index, CancellationToken cancellationToken)
    {
        if (property is null && Syntax(attribute, cancellationToken)?.ArgumentList is { } list)
        {
            var positional = list.Arguments.Where(argument => argument.NameEquals is null).Select(argument => argument.Expression).ToList();
            return (positional is [var single] && Elements(single) is { Count: > 0 } elements ? elements : positional).ElementAtOrDefault(index)?.GetLocation()
                ?? Of(attribute, cancellationToken);
        }

        return property is not null && Value(attribute, property, cancellationToken) is { } value
            ? (Elements(value).ElementAtOrDefault(index) ?? value).GetLocation()
            : Of(attribute, cancellationToken);
    }

    /// <summary>The elements that a list is written of; none where it is no list.</summary>
    public static List<ExpressionSyntax> Elements(ExpressionSyntax list) => list switch
    {
        CollectionExpressionSyntax collection => [.. collection.Elements.OfType<ExpressionElementSyntax>().Select(element => element.Expression)],
        ArrayCreationExpressionSyntax { Initializer: { } initializer } => [.. initializer.Expressions],
        ImplicitArrayCreationExpressionSyntax array => [.. array.Initializer.Expressions],
        _ => [],
    };

    private static ExpressionSyntax? Value(AttributeData attribute, string property, CancellationToken cancellationToken) =>
        Syntax(attribute, cancellationToken)?.ArgumentList?.Arguments
            .FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == property)?.Expression;

    private static AttributeSyntax? Syntax(AttributeData attribute, CancellationToken cancellationToken) =>
        attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken) as AttributeSyntax;
}
