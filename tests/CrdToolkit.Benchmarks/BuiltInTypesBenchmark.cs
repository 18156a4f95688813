using System.Diagnostics;
using CrdToolkit.Generators.TypeMapping;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace CrdToolkit.Benchmarks;

/// <summary>
/// What a <c>V1PodTemplateSpec</c> costs a compiler: the first time, when the table of Kubernetes' own types is opened, after each
/// keystroke, and in memory that is kept.
/// </summary>
internal static class BuiltInTypesBenchmark
{
    public static void Run()
    {
        // Whatever the mapping of any resource needs is there before.
        var compilation = LargeProject.Create(1, 30, 0);
        Map(compilation.AddSyntaxTrees(Parse("Plain", "public int A { get; init; }")), "Plain");
        var withTemplate = compilation.AddSyntaxTrees(Parse("Workload", "public k8s.Models.V1PodTemplateSpec? Template { get; init; }"));
        _ = withTemplate.GetTypeByMetadataName("k8s.Models.V1PodTemplateSpec")!.GetMembers();

        var before = GC.GetTotalMemory(forceFullCollection: true);
        var first = Time(() => Map(withTemplate, "Workload"));
        var kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        var again = Enumerable.Range(0, 10).Min(edit =>
        {
            var edited = withTemplate.AddSyntaxTrees(Parse("Other", $"public int B{edit} {{ get; init; }}"));
            return Time(() => Map(edited, "Workload"));
        });
        Console.WriteLine($"V1PodTemplateSpec, first time      {first.TotalMilliseconds,8:F1} ms");
        Console.WriteLine($"V1PodTemplateSpec, after an edit   {again.TotalMilliseconds,8:F1} ms");
        Console.WriteLine($"kept, models of the client included{kept / 1024.0 / 1024.0,8:F2} MB");
    }

    private static void Map(Compilation compilation, string name)
    {
        var mapped = ResourceMapper.Map(compilation.GetTypeByMetadataName(name)!, compilation, CancellationToken.None);
        if (mapped.Problems.Count > 0)
        {
            throw new InvalidOperationException(mapped.Problems[0].Message);
        }
    }

    private static TimeSpan Time(Action action)
    {
        var start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start);
    }

    private static SyntaxTree Parse(string name, string members) => CSharpSyntaxTree.ParseText(
        SourceText.From($$"""
            public sealed record {{name}}Spec { {{members}} }
            [CrdToolkit.CustomResource("bench.example.com", "v1")] public partial record {{name}} : CrdToolkit.CustomResource<{{name}}Spec>;
            """),
        path: $"{name}.cs");
}
