using BenchmarkDotNet.Attributes;
using CrdToolkit.Generators.Pipeline;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CrdToolkit.Benchmarks;

/// <summary>
/// What one edit costs: the generator driver runs on a compilation in which one file differs from the run before. The floor is a
/// generator that only asks for types with an attribute and looks at none of them.
/// </summary>
[MemoryDiagnoser]
public class KeystrokeBenchmarks
{
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

        public Compilation Next() => states[next++ % 2];
    }
}
