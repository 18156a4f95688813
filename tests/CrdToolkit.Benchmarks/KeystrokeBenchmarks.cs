using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using CrdToolkit.Generators.Pipeline;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CrdToolkit.Benchmarks;

/// <summary>
/// What one edit costs: the generator driver runs on a compilation in which one file differs from the run before. The floor is a
/// generator that only asks for types with an attribute and looks at none of them. Analyzers run on the edited file, as in an editor; their
/// floor is one that looks at each type and says nothing.
/// </summary>
[MemoryDiagnoser]
public class KeystrokeBenchmarks
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers =
    [
        .. typeof(CrdToolkitGenerator).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    private GeneratorDriver driver = null!;
    private GeneratorDriver floor = null!;
    private Edit elsewhere = null!;
    private Edit inSpec = null!;

    /// <summary>Types in the project that carry some attribute and have a base type, and are none of ours.</summary>
    [Params(0, 3_000)]
    public int UnrelatedClasses { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        var compilation = LargeProject.Create(resources: 100, properties: 30, UnrelatedClasses);
        elsewhere = new(compilation, LargeProject.ElsewherePath, "return 1;", "return 2;");
        inSpec = new(compilation, LargeProject.SpecPath(50), "int Property1 ", "long Property1 ");
        driver = CSharpGeneratorDriver.Create(new CrdToolkitGenerator()).RunGenerators(compilation);
        floor = CSharpGeneratorDriver.Create(new AttributeFloorGenerator()).RunGenerators(compilation);
        var emitted = driver.GetRunResult().GeneratedTrees.Length;
        if (emitted < 100)
        {
            throw new InvalidOperationException($"The generator wrote {emitted} files for 100 resources: nothing to measure.");
        }
    }

    [Benchmark(Baseline = true, Description = "floor: edit elsewhere")]
    public GeneratorDriver Floor() => floor = floor.RunGenerators(elsewhere.Next());

    [Benchmark(Description = "edit elsewhere")]
    public GeneratorDriver EditElsewhere() => driver = driver.RunGenerators(elsewhere.Next());

    [Benchmark(Description = "edit a spec")]
    public GeneratorDriver EditSpec() => driver = driver.RunGenerators(inSpec.Next());

    [Benchmark(Description = "analyzers' floor: edit a spec")]
    public int AnalyzerFloor() => Diagnose([new TypeFloorAnalyzer()]);

    [Benchmark(Description = "analyzers: edit a spec")]
    public int Analyze() => Diagnose(Analyzers);

    private int Diagnose(ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var compilation = inSpec.Next();
        var model = compilation.GetSemanticModel(compilation.SyntaxTrees.Single(tree => tree.FilePath == LargeProject.SpecPath(50)));
        return new CompilationWithAnalyzers(compilation, analyzers, new AnalyzerOptions([]))
            .GetAnalyzerSemanticDiagnosticsAsync(model, filterSpan: null, CancellationToken.None).GetAwaiter().GetResult().Length;
    }

    /// <summary>Two compilations that differ in one file, given in turn.</summary>
    private sealed class Edit
    {
        private readonly Compilation[] states;
        private int next;

        public Edit(Compilation compilation, string path, string oldText, string newText)
        {
            var tree = compilation.SyntaxTrees.Single(tree => tree.FilePath == path);
            var text = tree.GetText().ToString();
            var changed = text.Replace(oldText, newText, StringComparison.Ordinal);
            if (changed == text)
            {
                throw new InvalidOperationException($"{path} does not hold '{oldText}'.");
            }

            var edited = tree.WithChangedText(Microsoft.CodeAnalysis.Text.SourceText.From(changed, System.Text.Encoding.UTF8));
            states = [compilation.ReplaceSyntaxTree(tree, edited), compilation];
        }

        // A new compilation each time, as after each keystroke: what an earlier one has bound is gone.
        public Compilation Next() => states[next++ % 2].Clone();
    }
}
