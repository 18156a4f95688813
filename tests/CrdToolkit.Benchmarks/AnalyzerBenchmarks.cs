using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using CrdToolkit.Generators.Pipeline;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CrdToolkit.Benchmarks;

/// <summary>
/// What one edit costs the analyzers, each by itself and all together: on the edited file, as in an editor, and on all files, as in a
/// build. The floor is an analyzer that looks at each type and says nothing.
/// </summary>
[MemoryDiagnoser]
public class AnalyzerBenchmarks
{
    private const string Floor = "(floor)";
    private const string All = "(all)";

    private static readonly DiagnosticAnalyzer[] Analyzers =
    [
        .. typeof(CrdToolkitGenerator).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    private ProjectEdit ofDefault = null!;
    private ProjectEdit ofType = null!;

    public static IEnumerable<string> Names =>
        [Floor, All, .. Analyzers.Where(analyzer => analyzer is not DiagnosticSuppressor).Select(analyzer => analyzer.GetType().Name).Order(StringComparer.Ordinal)];

    [ParamsSource(nameof(Names))]
    public string Analyzer { get; set; } = All;

    /// <summary>Types in the project that carry some attribute, have a base type and a method, and are none of ours.</summary>
    [Params(0, 3_000)]
    public int UnrelatedClasses { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        var compilation = LargeProject.Create(resources: 100, properties: 30, UnrelatedClasses);
        ofDefault = ProjectEdit.Default(compilation);
        ofType = ProjectEdit.Type(compilation);
    }

    [Benchmark(Description = "edit a default of a spec")]
    public Task<int> EditDefault() => DiagnoseFile(ofDefault.Next());

    [Benchmark(Description = "edit a type in a spec: one resource anew")]
    public Task<int> EditType() => DiagnoseFile(ofType.Next());

    [Benchmark(Description = "build")]
    public async Task<int> Build() => (await Over(ofDefault.Next()).GetAnalyzerDiagnosticsAsync(CancellationToken.None)).Length;

    private async Task<int> DiagnoseFile(Compilation compilation)
    {
        var model = compilation.GetSemanticModel(compilation.SyntaxTrees.Single(tree => tree.FilePath == LargeProject.SpecPath(50)));
        return (await Over(compilation).GetAnalyzerSemanticDiagnosticsAsync(model, filterSpan: null, CancellationToken.None)).Length;
    }

    private CompilationWithAnalyzers Over(Compilation compilation) => new(compilation, Chosen, new AnalyzerOptions([]));

    private ImmutableArray<DiagnosticAnalyzer> Chosen => Analyzer switch
    {
        Floor => [new TypeFloorAnalyzer()],
        All => [.. Analyzers],
        _ => [.. Analyzers.Where(analyzer => analyzer.GetType().Name == Analyzer)],
    };
}
