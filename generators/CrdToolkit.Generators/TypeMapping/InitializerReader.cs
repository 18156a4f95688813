using CrdToolkit.Generators.Discovery;
using CrdToolkit.Generators.ForeignTypes;
using CrdToolkit.Schema.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CrdToolkit.Generators.TypeMapping;

/// <summary>
/// Reads the initializer of a property as JSON. What is not constant gives no default, and neither do <c>null!</c> and
/// <c>default!</c>, which only quiet the compiler.
/// </summary>
internal sealed class InitializerReader(Compilation compilation, CancellationToken cancellationToken)
{
    // A compilation makes a new model for each call, and a model binds anew.
    private readonly Dictionary<SyntaxTree, SemanticModel> models = [];

    /// <summary>The default that the declaration of a member says; null when it says none.</summary>
    public JsonValue? Default(WireMember member, bool enumAsNumber) =>
        InitializerOf(member) is { } initializer
            ? Read(initializer, member.Type, enumAsNumber)
            : member.Parameter is { HasExplicitDefaultValue: true } parameter
                ? ConstantJson.Of(parameter.ExplicitDefaultValue, Underlying(member.Type), enumAsNumber)
                : IsForeign(member.Symbol) ? CarriedFragments.Default(member.Symbol)
                : null;

    private bool IsForeign(ISymbol symbol) => !SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, compilation.Assembly);

    /// <summary>The expression that a member is initialized with; null where there is none, or none in this compilation.</summary>
    public ExpressionSyntax? InitializerOf(WireMember member)
    {
        foreach (var reference in member.Symbol.DeclaringSyntaxReferences)
        {
            var initializer = reference.GetSyntax(cancellationToken) switch
            {
                PropertyDeclarationSyntax property => property.Initializer,
                VariableDeclaratorSyntax field => field.Initializer,
                _ => null,
            };
            if (initializer is not null && compilation.ContainsSyntaxTree(reference.SyntaxTree))
            {
                return initializer.Value;
            }
        }

        return null;
    }

    /// <summary>Whether an initializer that is no default calls something or reads a variable, so that its value is known at run time alone.</summary>
    public bool IsMadeUp(ExpressionSyntax initializer, ITypeSymbol declared) => initializer switch
    {
        // There are no constants of free JSON, and a JsonElement that nothing sets cannot be written.
        _ when JsonTrees.Find(Underlying(declared)) is not null => false,
        ParenthesizedExpressionSyntax parenthesized => IsMadeUp(parenthesized.Expression, declared),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } suppressed => IsMadeUp(suppressed.Operand, declared),
        BaseObjectCreationExpressionSyntax creation => creation.ArgumentList is { Arguments.Count: > 0 } && ScalarSchemas.Find(Underlying(declared)) is not null,
        InvocationExpressionSyntax or MemberAccessExpressionSyntax or IdentifierNameSyntax =>
            Model(initializer).GetSymbolInfo(initializer, cancellationToken).Symbol is IMethodSymbol or IPropertySymbol or IFieldSymbol { IsConst: false },
        _ => false,
    };

    private JsonValue? Read(ExpressionSyntax expression, ITypeSymbol declared, bool enumAsNumber = false)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var target = Underlying(declared);
        switch (expression)
        {
            case ParenthesizedExpressionSyntax parenthesized:
                return Read(parenthesized.Expression, target, enumAsNumber);
            case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } suppressed:
                return Read(suppressed.Operand, target, enumAsNumber);
            case LiteralExpressionSyntax { RawKind: (int)SyntaxKind.DefaultLiteralExpression or (int)SyntaxKind.NullLiteralExpression }:
            case DefaultExpressionSyntax:
                return null;
            case CollectionExpressionSyntax collection:
                return Collection(collection, target);
            case BaseObjectCreationExpressionSyntax creation:
                return Creation(creation, target);
            case ArrayCreationExpressionSyntax { Initializer: { } items }:
                return Items(items.Expressions, target);
            case ImplicitArrayCreationExpressionSyntax array:
                return Items(array.Initializer.Expressions, target);
        }

        // Most initializers are literals, which need no binding.
        var constant = expression is LiteralExpressionSyntax literal
            ? new Optional<object?>(literal.Token.Value)
            : Model(expression).GetConstantValue(expression, cancellationToken);
        return !constant.HasValue ? WellKnown(expression, target)
            // A constant that a conversion of the user's turns into an object is none in JSON.
            : target.TypeKind == TypeKind.Enum || ScalarSchemas.Find(target) is not null || JsonTrees.Find(target) is not null
                ? ConstantJson.Of(constant.Value, target, enumAsNumber)
                : null;
    }

    private JsonValue? Collection(CollectionExpressionSyntax collection, ITypeSymbol target) =>
        CollectionShape.Of(target) is { Kind: CollectionKind.Map }
            ? collection.Elements.Count == 0 ? JsonObject.Empty : null
            : collection.Elements.All(element => element is ExpressionElementSyntax)
                ? Items(collection.Elements.Cast<ExpressionElementSyntax>().Select(element => element.Expression), target)
                : null;

    private JsonValue? Creation(BaseObjectCreationExpressionSyntax creation, ITypeSymbol target)
    {
        var arguments = creation.ArgumentList?.Arguments ?? default;
        if (ScalarSchemas.Find(target) is not null)
        {
            return arguments.Count == 1 && creation.Initializer is null && IsText(target)
                && Model(creation).GetConstantValue(arguments[0].Expression, cancellationToken) is { HasValue: true, Value: string text }
                    ? new JsonString(text)
                    : null;
        }

        if (arguments.Count > 0)
        {
            return null;
        }

        return CollectionShape.Of(target) switch
        {
            { Kind: CollectionKind.Map } map => Map(creation.Initializer, map),
            not null => Items(creation.Initializer?.Expressions ?? default, target),
            null => Members(creation, target),
        };
    }

    private static bool IsText(ITypeSymbol type) =>
        type.Is(ScalarSchemas.Quantity) || type.Is("System.Uri") || type.Is("System.Guid") || type.Is("System.Version");

    private JsonValue? Items(IEnumerable<ExpressionSyntax> expressions, ITypeSymbol target)
    {
        if (ScalarSchemas.IsBytes(target))
        {
            return Bytes(expressions);
        }

        if (CollectionShape.Of(target) is not { Kind: not CollectionKind.Map } shape || ScalarSchemas.Find(target) is not null)
        {
            return null;
        }

        var items = new List<JsonValue>();
        foreach (var expression in expressions)
        {
            if (Read(expression, shape.Element) is not { } item)
            {
                return null;
            }

            items.Add(item);
        }

        return JsonArray.Of(items);
    }

    private JsonString? Bytes(IEnumerable<ExpressionSyntax> expressions)
    {
        var bytes = new List<byte>();
        foreach (var expression in expressions)
        {
            if (Model(expression).GetConstantValue(expression, cancellationToken) is not { HasValue: true, Value: byte or (int and >= byte.MinValue and <= byte.MaxValue) } constant)
            {
                return null;
            }

            bytes.Add(Convert.ToByte(constant.Value, System.Globalization.CultureInfo.InvariantCulture));
        }

        return new JsonString(Convert.ToBase64String([.. bytes]));
    }

    private JsonObject? Map(InitializerExpressionSyntax? initializer, CollectionShape shape)
    {
        var members = new JsonObjectBuilder();
        foreach (var entry in initializer?.Expressions ?? default)
        {
            var (key, value) = entry switch
            {
                AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax { ArgumentList.Arguments: [var index] } } assignment =>
                    (index.Expression, assignment.Right),
                InitializerExpressionSyntax { Expressions: [var first, var second] } => (first, second),
                _ => default,
            };
            if (key is null
                || Model(key).GetConstantValue(key, cancellationToken) is not { HasValue: true, Value: string name }
                || Read(value, shape.Element) is not { } json)
            {
                return null;
            }

            members.Add(name, json);
        }

        return members.ToObject();
    }

    private JsonObject? Members(BaseObjectCreationExpressionSyntax creation, ITypeSymbol target)
    {
        if (Model(creation).GetTypeInfo(creation, cancellationToken).Type is not INamedTypeSymbol created)
        {
            return null;
        }

        var members = new JsonObjectBuilder();
        if (PolymorphicType.Of(target) is { } union)
        {
            var branch = union.Branches.FirstOrDefault(candidate => candidate.Is(created));
            if (branch?.Discriminator is { } discriminator)
            {
                members.Add(union.Discriminator, discriminator);
            }
            else if (!union.AllowsBase || !SymbolEqualityComparer.Default.Equals(created, target))
            {
                return null;
            }
        }

        var wire = WireMembers.Of(created);
        foreach (var entry in creation.Initializer?.Expressions ?? default)
        {
            if (entry is not AssignmentExpressionSyntax { Left: IdentifierNameSyntax name } assignment
                || wire.FirstOrDefault(member => member.Symbol.Name == name.Identifier.ValueText) is not { } member
                || Read(assignment.Right, member.Type) is not { } json)
            {
                return null;
            }

            members.Add(member.JsonName, json);
        }

        return members.ToObject();
    }

    // Expressions that are no constants of C#, yet always mean the same.
    private JsonValue? WellKnown(ExpressionSyntax expression, ITypeSymbol target)
    {
        var symbol = Model(expression).GetSymbolInfo(expression, cancellationToken).Symbol;
        if (symbol is { IsStatic: true, Name: "Empty", ContainingType.SpecialType: SpecialType.System_String })
        {
            return new JsonString("");
        }

        if (symbol is { IsStatic: true, Name: "Empty" } && symbol.ContainingType.Is("System.Guid"))
        {
            return new JsonString(Guid.Empty.ToString());
        }

        if (symbol is { IsStatic: true, Name: "Empty" } && symbol.ContainingNamespace.ToDisplayString().StartsWith("System", StringComparison.Ordinal))
        {
            return CollectionShape.Of(target) is not { } shape || ScalarSchemas.Find(target) is not null ? null
                : shape.Kind == CollectionKind.Map ? JsonObject.Empty : JsonArray.Empty;
        }

        return symbol is not null && symbol.ContainingType.Is(ScalarSchemas.TimeSpan) ? Duration(symbol, expression) : null;
    }

    private JsonString? Duration(ISymbol symbol, ExpressionSyntax expression)
    {
        if (symbol.Name == "Zero")
        {
            return new JsonString(GoDuration.Of(TimeSpan.Zero));
        }

        if (expression is not InvocationExpressionSyntax { ArgumentList.Arguments: [var argument] }
            || Model(expression).GetConstantValue(argument.Expression, cancellationToken) is not { HasValue: true, Value: { } value }
            || value is not (int or long or double or float))
        {
            return null;
        }

        var number = Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture);
        double? ticks = symbol.Name switch
        {
            "FromDays" => number * TimeSpan.TicksPerDay,
            "FromHours" => number * TimeSpan.TicksPerHour,
            "FromMinutes" => number * TimeSpan.TicksPerMinute,
            "FromSeconds" => number * TimeSpan.TicksPerSecond,
            "FromMilliseconds" => number * TimeSpan.TicksPerMillisecond,
            "FromTicks" => number,
            _ => null,
        };
        return ticks is { } count && Math.Abs(count) < long.MaxValue ? new JsonString(GoDuration.Of(TimeSpan.FromTicks((long)count))) : null;
    }

    private SemanticModel Model(SyntaxNode node)
    {
        if (!models.TryGetValue(node.SyntaxTree, out var model))
        {
            models.Add(node.SyntaxTree, model = compilation.GetSemanticModel(node.SyntaxTree));
        }

        return model;
    }

    private static ITypeSymbol Underlying(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;
}
