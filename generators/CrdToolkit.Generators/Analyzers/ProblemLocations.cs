using System.Text.RegularExpressions;
using CrdToolkit.Generators.Diagnostics;
using CrdToolkit.Generators.Discovery;
using CrdToolkit.Generators.TypeMapping;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CrdToolkit.Generators.Analyzers;

/// <summary>Finds the token that a problem is about: the attribute, its argument, the type, the initializer, else the name.</summary>
internal static class ProblemLocations
{
    private static readonly Regex DefaultValue = new(@"\.default\b(?!.*properties\[)");

    public static Location Of(MappingProblem problem, CancellationToken cancellationToken)
    {
        var symbol = problem.Symbol;
        var location = problem.Rule switch
        {
            _ when problem.Attribute is { } attribute => AttributeOf(problem, attribute, cancellationToken),
            var rule when rule == Rules.UnsupportedType || rule == Rules.RecursiveType || rule == Rules.ObjectWithoutProperties
                || rule == Rules.SetOfObjects || rule == TypeRules.ForeignTypeLoses => TypeOf(symbol, cancellationToken),
            var rule when rule == Rules.DefaultsDisagree || rule == Rules.DefaultBreaksConstraint || rule == MemberRules.InitializerNotConstant => InitializerOf(symbol, cancellationToken),
            var rule when rule == Rules.InvalidGroup => CustomResourceOf(symbol, "group", cancellationToken),
            var rule when rule == Rules.InvalidName => CustomResourceOf(symbol, problem.Arguments[0], cancellationToken),
            var rule when rule == Rules.StorageVersions => CustomResourceOf(symbol, "storage", cancellationToken),
            var rule when rule == Rules.DuplicateVersion => CustomResourceOf(symbol, "version", cancellationToken),
            var rule when rule == Rules.VersionsDisagree => CustomResourceOf(symbol, problem.Arguments[1], cancellationToken),
            var rule when rule == Rules.NameTaken => CustomResourceOf(symbol, problem.Arguments[0], cancellationToken),
            var rule when rule == Rules.SubresourceWithoutStatus => Attribute(symbol, AttributeNames.SubresourceStatus, cancellationToken)?.GetLocation(),
            _ when problem.Field is { } field => field.EndsWith(".type", StringComparison.Ordinal) ? TypeOf(symbol, cancellationToken)
                : DefaultValue.IsMatch(field) ? InitializerOf(symbol, cancellationToken)
                : null,
            _ => null,
        };
        return location ?? symbol.Locations.FirstOrDefault() ?? Location.None;
    }

    /// <summary>The syntax of an attribute; null where the symbol has none in source.</summary>
    public static AttributeSyntax? Attribute(ISymbol symbol, string metadataName, CancellationToken cancellationToken) =>
        symbol.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass.Is(metadataName))?.ApplicationSyntaxReference?.GetSyntax(cancellationToken) as AttributeSyntax;

    private static Location? AttributeOf(MappingProblem problem, AttributeData attribute, CancellationToken cancellationToken)
    {
        if (attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken) is not AttributeSyntax syntax)
        {
            return null;
        }

        if (problem.Argument is not { } name)
        {
            return syntax.GetLocation();
        }

        var arguments = syntax.ArgumentList?.Arguments ?? default;
        var parameter = PositionOf(name, attribute);
        var argument = arguments.FirstOrDefault(candidate => candidate.NameEquals?.Name.Identifier.ValueText == name)
            ?? Given(arguments, name, parameter);
        return argument is null ? syntax.GetLocation()
            : problem.Position is { } position ? ValueOf(position, argument, parameter, arguments, attribute).GetLocation()
            : problem.Part is { } part ? LiteralParts.Of(argument.Expression, part)
            : argument.Expression.GetLocation();
    }

    // [AllowedValues("a", "b")], [AllowedValues(new object[] { "a", "b" })], [Items(AllowedValues = ["a", "b"])]
    private static ExpressionSyntax ValueOf(int position, AttributeArgumentSyntax argument, int parameter, SeparatedSyntaxList<AttributeArgumentSyntax> arguments, AttributeData attribute) =>
        (AttributeElements.Elements(argument.Expression) is { Count: > 0 } elements ? elements.ElementAtOrDefault(position)
            : parameter >= 0 && attribute.AttributeConstructor!.Parameters[parameter].IsParams ? arguments.ElementAtOrDefault(parameter + position)?.Expression
            : null) ?? argument.Expression;

    // By its name, [CustomResource(version: "v1", group: "infra.example.com")], or by its place.
    private static AttributeArgumentSyntax? Given(SeparatedSyntaxList<AttributeArgumentSyntax> arguments, string parameter, int position) =>
        arguments.FirstOrDefault(argument => string.Equals(argument.NameColon?.Name.Identifier.ValueText, parameter, StringComparison.OrdinalIgnoreCase))
        ?? (arguments.ElementAtOrDefault(position) is { NameColon: null, NameEquals: null } placed ? placed : null);

    private static int PositionOf(string? argument, AttributeData attribute)
    {
        var parameters = attribute.AttributeConstructor?.Parameters ?? [];
        for (var i = 0; i < parameters.Length; i++)
        {
            if (string.Equals(parameters[i].Name, argument, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return -1;
    }

    // The argument that says it, or the whole attribute where it only follows from the name of the type.
    private static Location? CustomResourceOf(ISymbol symbol, string what, CancellationToken cancellationToken)
    {
        if (Attribute(symbol, AttributeNames.CustomResource, cancellationToken) is not { } attribute)
        {
            return null;
        }

        var arguments = attribute.ArgumentList?.Arguments ?? default;
        var property = what switch
        {
            "kind" or "list kind" => "Kind",
            "plural name" => "Plural",
            "singular name" => "Singular",
            "short name" or "short names" => "ShortNames",
            "category" or "categories" => "Categories",
            "scope" => "Scope",
            "storage" => "Storage",
            _ => null,
        };
        var argument = what switch
        {
            "group" => Given(arguments, what, 0),
            "version" => Given(arguments, what, 1),
            _ => arguments.FirstOrDefault(candidate => property is not null && candidate.NameEquals?.Name.Identifier.ValueText == property),
        };
        return (argument?.Expression ?? (SyntaxNode)attribute).GetLocation();
    }

    private static Location? TypeOf(ISymbol symbol, CancellationToken cancellationToken) => Syntax(symbol, cancellationToken) switch
    {
        PropertyDeclarationSyntax property => property.Type.GetLocation(),
        ParameterSyntax { Type: { } type } => type.GetLocation(),
        VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax declaration } => declaration.Type.GetLocation(),
        _ => null,
    };

    private static Location? InitializerOf(ISymbol symbol, CancellationToken cancellationToken) => Syntax(symbol, cancellationToken) switch
    {
        PropertyDeclarationSyntax { Initializer.Value: { } value } => value.GetLocation(),
        ParameterSyntax { Default.Value: { } value } => value.GetLocation(),
        VariableDeclaratorSyntax { Initializer.Value: { } value } => value.GetLocation(),
        _ => Attribute(symbol, WireAttributes.DefaultValue, cancellationToken)?.GetLocation(),
    };

    private static SyntaxNode? Syntax(ISymbol symbol, CancellationToken cancellationToken) =>
        symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken);
}
