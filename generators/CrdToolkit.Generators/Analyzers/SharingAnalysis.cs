using CrdToolkit.Generators.Discovery;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CrdToolkit.Generators.Analyzers;

/// <summary>
/// Follows objects of the cache through the locals of one method. A local that is assigned several values is as shared as the least
/// shared of them: better silent than wrong.
/// </summary>
internal sealed class SharingAnalysis
{
    // Of LINQ: what gives the same objects, and what gives a list of one's own that holds them.
    private static readonly HashSet<string> SameObjects =
    [
        "AsEnumerable", "Concat", "DistinctBy", "ElementAt", "ElementAtOrDefault", "First", "FirstOrDefault", "Last", "LastOrDefault", "MaxBy", "MinBy", "Order",
        "OrderBy", "OrderByDescending", "Reverse", "Single", "SingleOrDefault", "Skip", "Take", "ThenBy", "ThenByDescending", "Where",
    ];

    private static readonly HashSet<string> OwnLists = ["ToArray", "ToHashSet", "ToList"];

    private readonly Dictionary<ISymbol, List<(IOperation Value, bool IsElement)>> values = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> pending = new(SymbolEqualityComparer.Default);

    public SharingAnalysis(IOperation body)
    {
        foreach (var operation in body.Descendants())
        {
            switch (operation)
            {
                case IVariableDeclaratorOperation { Initializer.Value: { } value } declarator:
                    Add(declarator.Symbol, value);
                    break;
                case ISimpleAssignmentOperation { Target: ILocalReferenceOperation local } assignment:
                    Add(local.Local, assignment.Value);
                    break;
                case ISimpleAssignmentOperation { Target: IParameterReferenceOperation parameter } assignment:
                    Add(parameter.Parameter, assignment.Value);
                    break;
                case IForEachLoopOperation { LoopControlVariable: IVariableDeclaratorOperation variable } loop:
                    Add(variable.Symbol, loop.Collection, isElement: true);
                    break;
                case IIsPatternOperation { Pattern: IDeclarationPatternOperation { DeclaredSymbol: { } declared } } pattern:
                    Add(declared, pattern.Value);
                    break;
                case IIsPatternOperation { Pattern: IRecursivePatternOperation { DeclaredSymbol: { } declared } } pattern:
                    Add(declared, pattern.Value);
                    break;
            }
        }
    }

    /// <summary>How much of the value of an expression is shared.</summary>
    public Sharing Of(IOperation? expression) => expression switch
    {
        IConversionOperation conversion => Of(conversion.Operand),
        IParenthesizedOperation parenthesized => Of(parenthesized.Operand),
        IAwaitOperation awaited => Of(awaited.Operation),
        ICoalesceOperation coalesce => Of(coalesce.Value),
        IConditionalAccessOperation access => Of(access.WhenNotNull),
        IConditionalAccessInstanceOperation instance => Of(AccessedBy(instance)),
        ILocalReferenceOperation local => OfValues(local.Local, Sharing.Whole),
        IParameterReferenceOperation parameter => IsGiven(parameter.Parameter) ? OfValues(parameter.Parameter, Sharing.Whole) : Sharing.None,
        IWithOperation with => Of(with.Operand) == Sharing.None ? Sharing.None : Sharing.Nested,
        IInvocationOperation call => OfCall(call),
        IPropertyReferenceOperation { Instance: { } owner } property => OfMember(owner, property.Property),
        IFieldReferenceOperation { Instance: { } owner } field => OfMember(owner, field.Field),
        IArrayElementReferenceOperation element => Of(element.ArrayReference) == Sharing.None ? Sharing.None : Sharing.Whole,
        _ => Sharing.None,
    };

    /// <summary>How much of the metadata of an object is shared; that of metadata is its own.</summary>
    public Sharing OfMetadata(IOperation owner) => owner switch
    {
        IConversionOperation conversion => OfMetadata(conversion.Operand),
        _ when MetadataOf(owner.Type) is { } metadata => OfMember(owner, metadata),
        _ => Of(owner),
    };

    private static ISymbol? MetadataOf(ITypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type.GetMembers("Metadata").FirstOrDefault(member => member is IPropertySymbol) is { } metadata)
            {
                return metadata;
            }
        }

        return null;
    }

    private Sharing OfMember(IOperation owner, ISymbol member)
    {
        var sharing = Of(owner);
        if (sharing != Sharing.Nested)
        {
            return sharing;
        }

        // What the copy was given anew is its own.
        return Replaced(owner, member) ? Sharing.None : Sharing.Whole;
    }

    private bool Replaced(IOperation owner, ISymbol member) => owner switch
    {
        IConversionOperation conversion => Replaced(conversion.Operand, member),
        IParenthesizedOperation parenthesized => Replaced(parenthesized.Operand, member),
        ILocalReferenceOperation local => IsReplaced(local.Local, member),
        IParameterReferenceOperation parameter => IsReplaced(parameter.Parameter, member),
        IWithOperation with => with.Initializer.Initializers.OfType<ISimpleAssignmentOperation>()
            .Any(assignment => assignment.Target is IMemberReferenceOperation target && SymbolEqualityComparer.Default.Equals(target.Member, member) && Of(assignment.Value) != Sharing.Whole),
        _ => false,
    };

    private bool IsReplaced(ISymbol variable, ISymbol member) =>
        values.TryGetValue(variable, out var assigned) && assigned.Exists(value => Replaced(value.Value, member));

    private Sharing OfCall(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (method.ContainingType.OriginalDefinition.Is(AttributeNames.ResourceCache))
        {
            return SharedObjectSyntax.ReadsCache(method.Name) ? Sharing.Whole : Sharing.None;
        }

        if (method.Name == "ConfigureAwait")
        {
            return Of(call.Instance);
        }

        if (MutatingCalls.GivesMetadata(method) && call.Arguments.Length > 0)
        {
            return OfMetadata(call.Arguments[0].Value);
        }

        if (method.ContainingType.Name != "Enumerable" || call.Arguments.Length == 0)
        {
            return Sharing.None;
        }

        var source = Of(call.Arguments[0].Value);
        if (source == Sharing.None)
        {
            return Sharing.None;
        }

        return SameObjects.Contains(method.Name) ? Sharing.Whole : OwnLists.Contains(method.Name) ? Sharing.Nested : Sharing.None;
    }

    private Sharing OfValues(ISymbol variable, Sharing given)
    {
        var least = variable is IParameterSymbol ? given : (Sharing?)null;
        // A variable that is assigned from itself says nothing new.
        if (!pending.Add(variable))
        {
            return given;
        }

        foreach (var (value, isElement) in values.TryGetValue(variable, out var assigned) ? assigned : [])
        {
            var sharing = Of(value);
            if (isElement && sharing == Sharing.Nested)
            {
                sharing = Sharing.Whole;
            }

            least = least is { } known && known < sharing ? known : sharing;
        }

        pending.Remove(variable);
        return least ?? Sharing.None;
    }

    private void Add(ISymbol variable, IOperation value, bool isElement = false)
    {
        if (!values.TryGetValue(variable, out var assigned))
        {
            values.Add(variable, assigned = []);
        }

        assigned.Add((value, isElement));
    }

    private static bool IsGiven(IParameterSymbol parameter) =>
        parameter is { Ordinal: 0, ContainingSymbol: IMethodSymbol method }
        && SharedObjectSyntax.IsGivenObject(method.Name)
        && method.ContainingType.AllInterfaces.Any(candidate =>
            candidate.Is(AttributeNames.ReconcilerInterface) && SymbolEqualityComparer.Default.Equals(candidate.TypeArguments[0], parameter.Type));

    private static IOperation? AccessedBy(IConditionalAccessInstanceOperation instance)
    {
        for (IOperation? operation = instance; operation is not null; operation = operation.Parent)
        {
            if (operation is IConditionalAccessOperation access && access.WhenNotNull.Descendants().Concat([access.WhenNotNull]).Contains(instance))
            {
                return access.Operation;
            }
        }

        return null;
    }
}
