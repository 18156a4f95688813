using CrdToolkit.Generators.Attributes;
using CrdToolkit.Generators.Discovery;
using CrdToolkit.Generators.ForeignTypes;
using CrdToolkit.Schema.Collections;
using CrdToolkit.Schema.Definitions;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.TypeMapping;

/// <summary>What the mapping of one resource collects on its way: problems, and the columns and selectable fields that properties ask for.</summary>
internal sealed class MappingSession(Compilation compilation, CancellationToken cancellationToken)
{
    private readonly List<MappingProblem> problems = [];

    public Compilation Compilation => compilation;

    public CancellationToken CancellationToken => cancellationToken;

    public InitializerReader Initializers { get; } = new(compilation, cancellationToken);

    /// <summary>How much of each description is kept.</summary>
    public DescriptionSettings Descriptions { get; } = DescriptionSettings.Of(compilation);

    public List<PrinterColumn> Columns { get; } = [];

    /// <summary>The attribute that asks for a column, and what it stands on.</summary>
    public Dictionary<PrinterColumn, (ISymbol On, AttributeData Attribute)> ColumnSources { get; } = [];

    public List<string> SelectableFields { get; } = [];

    /// <summary>The properties that say which field of the scale subresource they are, by its name, with the attributes that say so.</summary>
    public Dictionary<string, (string Path, AttributeData Attribute, AttributeSite Site)> ScaleFields { get; } = new(StringComparer.Ordinal);

    /// <summary>The members that say how deep they may go and lead back to themselves.</summary>
    public HashSet<ISymbol> Recurring { get; } = new(SymbolEqualityComparer.Default);

    public IReadOnlyList<MappingProblem> Problems => problems;

    /// <summary>Takes a problem once, however often the type that has it is used.</summary>
    public void Report(MappingProblem problem)
    {
        if (!problems.Exists(other => ReferenceEquals(other.Rule, problem.Rule)
            && SymbolEqualityComparer.Default.Equals(other.Symbol, problem.Symbol)
            && other.Arguments == problem.Arguments))
        {
            problems.Add(problem);
        }
    }

    public void Report(DiagnosticDescriptor rule, MappingScope scope, params string[] arguments) =>
        Report(new MappingProblem(rule, scope.Reported, arguments.ToEquatableArray()));

    /// <summary>Reports on an attribute, where this compilation has it.</summary>
    public void Report(DiagnosticDescriptor rule, MappingScope scope, AttributeData? attribute, params string[] arguments) =>
        Report(new MappingProblem(rule, scope.Reported, arguments.ToEquatableArray())
        {
            Attribute = attribute?.ApplicationSyntaxReference is { } reference && compilation.ContainsSyntaxTree(reference.SyntaxTree) ? attribute : null,
        });

    /// <summary>Whether a declaration is one of this compilation, so that something can be reported on it.</summary>
    public bool Declares(ISymbol symbol) =>
        symbol.Locations.Any(location => location.SourceTree is { } tree && compilation.ContainsSyntaxTree(tree));

    /// <summary>What is said of a declaration by <c>[Description]</c>, or else by its documentation; null where nothing is.</summary>
    public string? Description(ISymbol symbol, IEnumerable<AttributeData> attributes) =>
        Descriptions.Mode == DescriptionMode.None ? null : Descriptions.Limit(WholeDescription(symbol, attributes));

    /// <summary>The same, whatever the assembly says of descriptions.</summary>
    public string? WholeDescription(ISymbol symbol, IEnumerable<AttributeData> attributes)
    {
        string? displayed = null;
        foreach (var attribute in attributes)
        {
            if (attribute.AttributeClass.Is(WireAttributes.Description) && attribute.Argument<string>(0) is { Length: > 0 } description)
            {
                return description;
            }

            if (attribute.AttributeClass.Is(WireAttributes.Display))
            {
                displayed = attribute.Property<string>("Description");
            }
        }

        return DocumentationComments.Summary(symbol, compilation)
            ?? (SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, compilation.Assembly) ? null : CarriedFragments.Description(symbol))
            ?? displayed;
    }
}
