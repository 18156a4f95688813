using CrdToolkit.Generators.Pipeline;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CrdToolkit.Benchmarks;

/// <summary>Where the time of an edit goes: the steps of the generator, each with the shortest of many runs.</summary>
internal static class KeystrokeSteps
{
    private const int Runs = 20;

    public static void Print()
    {
        var compilation = LargeProject.Create(resources: 100, properties: 30, unrelatedClasses: 3_000);
        var driver = CSharpGeneratorDriver.Create(
                [new CrdToolkitGenerator().AsSourceGenerator()],
                driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true))
            .RunGenerators(compilation);
        Print("edit elsewhere", ProjectEdit.Elsewhere(compilation), ref driver);
        Print("edit a default of a spec", ProjectEdit.Default(compilation), ref driver);
        Print("edit a type in a spec", ProjectEdit.Type(compilation), ref driver);
    }

    private static void Print(string title, ProjectEdit edit, ref GeneratorDriver driver)
    {
        var shortest = new Dictionary<string, (double Milliseconds, int Changed)>(StringComparer.Ordinal);
        for (var i = 0; i < Runs; i++)
        {
            driver = driver.RunGenerators(edit.Next());
            foreach (var (name, steps) in driver.GetRunResult().Results.Single().TrackedSteps)
            {
                var time = steps.Sum(step => step.ElapsedTime.TotalMilliseconds);
                var changed = steps.SelectMany(step => step.Outputs).Count(output => output.Reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
                shortest[name] = shortest.TryGetValue(name, out var known) && known.Milliseconds < time ? known : (time, changed);
            }
        }

        Console.WriteLine();
        Console.WriteLine($"{title}, 100 resources, 3,000 unrelated classes    ms   changed outputs");
        foreach (var (name, (time, changed)) in shortest.Where(step => step.Value.Milliseconds >= 0.05 || step.Value.Changed > 0).OrderByDescending(step => step.Value.Milliseconds))
        {
            Console.WriteLine($"  {name,-44} {time,8:F2} {changed,6}");
        }
    }
}
