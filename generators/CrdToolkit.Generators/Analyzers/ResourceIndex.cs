using System.Runtime.CompilerServices;
using CrdToolkit.Generators.Definitions;
using CrdToolkit.Generators.Diagnostics;
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
        var resources = new Dictionary<string, Lazy<AnalyzedResource>>(StringComparer.Ordinal);
        var models = new List<ResourceModel>();
        foreach (var type in AttributeMentions.TypesWith(AttributeNames.CustomResource, compilation, cancellationToken))
        {
            // Of a resource that is known to be sound, the symbols are needed only where it clashes with others.
            var analyzed = new Lazy<AnalyzedResource>(() => ResourceModelFactory.Analyze(type, compilation, cancellationToken)!);
            var model = KnownSound.Of(type, compilation, () => SoundModel(analyzed.Value), cancellationToken) ?? analyzed.Value.Model;
            resources[model.Type.FullyQualifiedName] = analyzed;
            models.Add(model);
            foreach (var problem in analyzed.IsValueCreated ? analyzed.Value.Problems : [])
            {
                Add(problem);
            }
        }

        var kinds = ResourceKind.Of(models);
        foreach (var problem in ResourceSetRules.Check(kinds).Concat(DefinitionSize.Check(kinds)).Concat(HazardRules.Check(kinds)))
        {
            Add(Located(problem, resources[problem.Type].Value, compilation));
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

    private static ResourceModel? SoundModel(AnalyzedResource analyzed) => analyzed.Problems.Count == 0 ? analyzed.Model : null;

    private static MappingProblem Located(ResourceProblem problem, AnalyzedResource resource, Compilation compilation)
    {
        if (problem.Field is not { } field)
        {
            return new MappingProblem(problem.Rule, resource.Type, problem.Arguments);
        }

        var member = MemberAtField.Find(resource.Type, field, compilation);
        var place = PlaceOf(problem.Rule, field, member, resource);
        return place?.Attribute.ApplicationSyntaxReference is { } reference && compilation.ContainsSyntaxTree(reference.SyntaxTree)
            ? new MappingProblem(problem.Rule, place.On, problem.Arguments) { Attribute = place.Attribute, Argument = place.Argument, Position = place.Position, Part = problem.Part }
            : new MappingProblem(problem.Rule, member, problem.Arguments) { Field = field };
    }

    private static AttributePlace? PlaceOf(DiagnosticDescriptor rule, string field, ISymbol member, AnalyzedResource resource)
    {
        var schema = resource.Model.Definition.Schema!;
        return rule == Rules.ObjectWithoutProperties ? null
            : rule == Rules.NamesDifferInCase ? JsonNameOf(member)
            : RuleAtField.Find(member, field, schema)
            ?? KeywordAtField.Find(member, field, schema)
            ?? DeclarationAtField.Find(field, resource);
    }

    private static AttributePlace? JsonNameOf(ISymbol member) =>
        member.GetAttributes().Find(WireAttributes.JsonPropertyName) is { } attribute ? new AttributePlace(member, attribute, "name") : null;

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
