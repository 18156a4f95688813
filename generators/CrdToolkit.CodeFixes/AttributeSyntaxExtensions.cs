using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CrdToolkit.CodeFixes;

/// <summary>Adds attributes to declarations.</summary>
internal static class AttributeSyntaxExtensions
{
    /// <summary>The property with an attribute before all else of it.</summary>
    public static PropertyDeclarationSyntax WithAttribute(this PropertyDeclarationSyntax property, string name, ExpressionSyntax? argument = null)
    {
        var attribute = SyntaxFactory.Attribute(SyntaxFactory.ParseName(name));
        if (argument is not null)
        {
            attribute = attribute.AddArgumentListArguments(SyntaxFactory.AttributeArgument(argument));
        }

        var list = SyntaxFactory.AttributeList(SyntaxFactory.SingletonSeparatedList(attribute))
            .WithLeadingTrivia(property.GetLeadingTrivia())
            .WithTrailingTrivia(SyntaxFactory.Space);
        var bare = property.WithLeadingTrivia();
        return bare.WithAttributeLists(bare.AttributeLists.Insert(0, list));
    }
}
