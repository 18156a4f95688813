using System.Runtime.CompilerServices;
using CrdToolkit.Generators.Definitions;
using CrdToolkit.Generators.Discovery;
using CrdToolkit.Generators.Reuse;
using CrdToolkit.Generators.TypeMapping;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.Analyzers;

/// <summary>
/// All resource types of a compilation with all that is wrong with them, by the type that it is reported on. Made once for a
/// compilation, when the first rule that needs reach asks, and forgotten with it.
/// </summary>
internal sealed class ResourceIndex
{
    private static readonly ConditionalWeakTable<Compilation, ResourceIndex> Indexes = new();

    // Problems hold symbols, which belong to one compilation; most resources have none.
    private static readonly TypeResults<ResourceModel?> KnownSound = new();

    private readonly Dictionary<ISymbol, List<MappingProblem>> problems = new(SymbolEqualityComparer.Default);

    private ResourceIndex(Compilation compilation, CancellationToken cancellationToken)
    {
        var types = new Dictionary<string, INamedTypeSymbol>(StringComparer.Ordinal);
        var models = new List<ResourceModel>();
        foreach (var type in AttributeMentions.TypesWith(AttributeNames.CustomResource, compilation, cancellationToken))
        {
            AnalyzedResource? analyzed = null;
            if ((KnownSound.Of(type, compilation, () => SoundModel(analyzed = ResourceModelFactory.Analyze(type, compilation, cancellationToken)), cancellationToken) ?? analyzed?.Model) is { } model)
            {
                types[model.Type.FullyQualifiedName] = type;
                models.Add(model);
            }

            foreach (var problem in analyzed?.Problems ?? [])
            {
                Add(problem);
            }
        }

        foreach (var problem in TogetherProblems(models, types, compilation))
        {
            Add(problem);
        }
    }

    public static ResourceIndex Of(Compilation compilation, CancellationToken cancellationToken)
    {
        lock (Indexes)
        {
            if (!Indexes.TryGetValue(compilation, out var index))
            {
                index = new ResourceIndex(compilation, cancellationToken);
                Indexes.Add(compilation, index);
            }

            return index;
        }
    }

    /// <summary>What is to be reported on a type and its members.</summary>
    public IReadOnlyList<MappingProblem> ProblemsOn(INamedTypeSymbol type) => problems.TryGetValue(type, out var found) ? found : [];

    private static ResourceModel? SoundModel(AnalyzedResource? analyzed) => analyzed is { Problems.Count: 0 } ? analyzed.Model : null;

    private static IEnumerable<MappingProblem> TogetherProblems(List<ResourceModel> models, Dictionary<string, INamedTypeSymbol> types, Compilation compilation)
    {
        var kinds = ResourceKind.Of(models);
        return ResourceSetRules.Check(kinds).Concat(DefinitionSize.Check(kinds)).Concat(HazardRules.Check(kinds)).Select(problem => Located(problem, types[problem.Type], kinds, compilation));
    }

    private static MappingProblem Located(ResourceProblem problem, INamedTypeSymbol type, IReadOnlyList<ResourceKind> kinds, Compilation compilation)
    {
        if (problem.Field is not { } field)
        {
            return new MappingProblem(problem.Rule, type, problem.Arguments);
        }

        var member = MemberAtField.Find(type, field, compilation);
        var schema = kinds.First(kind => kind.Declares(problem.Type)).VersionAt(field).Definition.Schema!;
        return RuleAtField.Find(member, field, schema) is { } rule && rule.Attribute.ApplicationSyntaxReference is { } reference && compilation.ContainsSyntaxTree(reference.SyntaxTree)
            ? new MappingProblem(problem.Rule, rule.On, problem.Arguments) { Attribute = rule.Attribute, Argument = rule.Argument }
            : new MappingProblem(problem.Rule, member, problem.Arguments);
    }

    private void Add(MappingProblem problem)
    {
        ISymbol owner = problem.Symbol as INamedTypeSymbol ?? problem.Symbol.ContainingType;
        // A closed generic type reports on its declaration.
        owner = owner.OriginalDefinition;
        if (!problems.TryGetValue(owner, out var list))
        {
            problems.Add(owner, list = []);
        }

        // Several resources may use one type.
        if (!list.Exists(other => ReferenceEquals(other.Rule, problem.Rule)
            && SymbolEqualityComparer.Default.Equals(other.Symbol.OriginalDefinition, problem.Symbol.OriginalDefinition)
            && other.Arguments == problem.Arguments))
        {
            list.Add(problem);
        }
    }
}
