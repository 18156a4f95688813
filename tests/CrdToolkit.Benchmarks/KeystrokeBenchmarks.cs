using BenchmarkDotNet.Attributes;
using CrdToolkit.Generators.Pipeline;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CrdToolkit.Benchmarks;

/// <summary>
/// What one edit costs the generator: its driver runs on a compilation in which one file differs from the run before. The floor is a
/// generator that only asks for types with an attribute and looks at none of them.
/// </summary>
[MemoryDiagnoser]
public class KeystrokeBenchmarks
{
    private GeneratorDriver driver = null!;
    private GeneratorDriver floor = null!;
    private ProjectEdit elsewhere = null!;
    private ProjectEdit ofDefault = null!;
    private ProjectEdit ofType = null!;

    /// <summary>Types in the project that carry some attribute, have a base type and a method, and are none of ours.</summary>
    [Params(0, 3_000)]
    public int UnrelatedClasses { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        var compilation = LargeProject.Create(resources: 100, properties: 30, UnrelatedClasses);
        elsewhere = ProjectEdit.Elsewhere(compilation);
        ofDefault = ProjectEdit.Default(compilation);
        ofType = ProjectEdit.Type(compilation);
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

    [Benchmark(Description = "edit a default of a spec")]
    public GeneratorDriver EditDefault() => driver = driver.RunGenerators(ofDefault.Next());

    [Benchmark(Description = "edit a type in a spec: one resource anew")]
    public GeneratorDriver EditType() => driver = driver.RunGenerators(ofType.Next());
}
