using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CrdToolkit.Generators.Reuse;

/// <summary>
/// The files that declare a type and all that its JSON can be made of: the types of its members, of theirs, of constructors' parameters,
/// base types, interfaces, type arguments, what attributes name, and what initializers create. More than what a mapping looks at, never less.
/// </summary>
internal sealed class DeclaringFiles
{
    private readonly Compilation compilation;
    private readonly CancellationToken cancellationToken;
    private readonly HashSet<SyntaxTree> files = [];
    private readonly HashSet<ISymbol> seen = new(SymbolEqualityComparer.Default);

    // A compilation makes a new model for each call, and a model binds anew.
    private readonly Dictionary<SyntaxTree, SemanticModel> models = [];

    private DeclaringFiles(Compilation compilation, CancellationToken cancellationToken)
    {
        this.compilation = compilation;
        this.cancellationToken = cancellationToken;
    }

    public static HashSet<SyntaxTree> Of(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellationToken)
    {
        var all = new DeclaringFiles(compilation, cancellationToken);
        all.Visit(type);
        return all.files;
    }

    private void Visit(ITypeSymbol? type)
    {
        switch (type)
        {
            case IArrayTypeSymbol array:
                Visit(array.ElementType);
                break;
            case INamedTypeSymbol named:
                foreach (var argument in named.TypeArguments)
                {
                    Visit(argument);
                }

                // What another assembly declares names nothing of this one but by type arguments.
                if (SymbolEqualityComparer.Default.Equals(named.ContainingAssembly, compilation.Assembly) && seen.Add(named.OriginalDefinition))
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    VisitDeclaration(named.OriginalDefinition);
                }

                break;
        }
    }

    private void VisitDeclaration(INamedTypeSymbol type)
    {
        for (var outer = type; outer is not null; outer = outer.ContainingType)
        {
            files.UnionWith(outer.DeclaringSyntaxReferences.Select(reference => reference.SyntaxTree));
        }

        VisitAttributes(type);
        Visit(type.BaseType);
        foreach (var implemented in type.Interfaces)
        {
            Visit(implemented);
        }

        foreach (var constructor in type.InstanceConstructors)
        {
            foreach (var parameter in constructor.Parameters)
            {
                VisitAttributes(parameter);
                Visit(parameter.Type);
            }
        }

        foreach (var member in type.GetMembers())
        {
            if (member is IPropertySymbol or IFieldSymbol)
            {
                VisitAttributes(member);
                Visit(member is IPropertySymbol property ? property.Type : ((IFieldSymbol)member).Type);
                VisitCreations(member);
            }
        }
    }

    private void VisitAttributes(ISymbol symbol)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            Visit(attribute.AttributeClass);
            foreach (var argument in attribute.ConstructorArguments)
            {
                Visit(argument);
            }

            foreach (var argument in attribute.NamedArguments)
            {
                Visit(argument.Value);
            }
        }
    }

    private void Visit(TypedConstant argument)
    {
        if (argument.Kind == TypedConstantKind.Array)
        {
            foreach (var item in argument.IsNull ? [] : argument.Values)
            {
                Visit(item);
            }
        }
        else
        {
            Visit(argument.Value as ITypeSymbol);
        }
    }

    // new() makes what the member is declared as; a type that is written may be derived from that.
    private void VisitCreations(ISymbol member)
    {
        foreach (var reference in member.DeclaringSyntaxReferences)
        {
            var initializer = reference.GetSyntax(cancellationToken) switch
            {
                PropertyDeclarationSyntax property => property.Initializer,
                VariableDeclaratorSyntax field => field.Initializer,
                _ => null,
            };
            if (initializer is null)
            {
                continue;
            }

            foreach (var creation in initializer.DescendantNodes().OfType<ObjectCreationExpressionSyntax>())
            {
                Visit(Model(creation.SyntaxTree).GetSymbolInfo(creation.Type, cancellationToken).Symbol as ITypeSymbol);
            }
        }
    }

    private SemanticModel Model(SyntaxTree file)
    {
        if (!models.TryGetValue(file, out var model))
        {
            models.Add(file, model = compilation.GetSemanticModel(file));
        }

        return model;
    }
}
