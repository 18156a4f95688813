using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CrdToolkit.Generators.Analyzers;

/// <summary>Where in the source an attribute or one of its arguments is.</summary>
internal static class AttributeLocations
{
    /// <summary>The argument at a position, else the attribute.</summary>
    public static Location LocationOf(this AttributeData attribute, int position, CancellationToken cancellationToken) =>
        Of(attribute, arguments => arguments.ElementAtOrDefault(position), cancellationToken);

    /// <summary>The argument that sets a property, else the attribute.</summary>
    public static Location LocationOf(this AttributeData attribute, string property, CancellationToken cancellationToken) =>
        Of(attribute, arguments => arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == property), cancellationToken);

    private static Location Of(AttributeData attribute, Func<IEnumerable<AttributeArgumentSyntax>, AttributeArgumentSyntax?> find, CancellationToken cancellationToken) =>
        attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken) is AttributeSyntax syntax
            ? (find(syntax.ArgumentList?.Arguments ?? default)?.Expression ?? (SyntaxNode)syntax).GetLocation()
            : Location.None;
}
