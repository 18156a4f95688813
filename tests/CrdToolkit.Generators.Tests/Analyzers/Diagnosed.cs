using System.Collections.Immutable;
using CrdToolkit.Generators.Diagnostics;
using CrdToolkit.Generators.Pipeline;
using CrdToolkit.Generators.Tests.TypeMapping;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CrdToolkit.Generators.Tests.Analyzers;

/// <summary>Runs every analyzer over source that compiles together with what the generator adds to it.</summary>
internal static class Diagnosed
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers =
    [
        .. typeof(Rules).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    /// <summary>The diagnostics, each as <c>identifier 'marked text': message</c>, in the order of the source.</summary>
    /// <param name="source">The source, after the usings of all tests.</param>
    /// <param name="others">Further files, as they are.</param>
    public static async Task<string[]> In(string source, params string[] others)
    {
        var compilation = SourceCompilation.CreateUnchecked(source);
        compilation = compilation.AddSyntaxTrees(others.Select(other => CSharpSyntaxTree.ParseText(other, (CSharpParseOptions)compilation.SyntaxTrees[0].Options)));
        CSharpGeneratorDriver.Create(
                [new CrdToolkitGenerator().AsSourceGenerator()],
                parseOptions: (CSharpParseOptions)compilation.SyntaxTrees[0].Options)
            .RunGeneratorsAndUpdateCompilation(compilation, out var generated, out _, TestContext.Current.CancellationToken);
        var diagnostics = await generated.WithAnalyzers(Analyzers, new CompilationWithAnalyzersOptions(
                new AnalyzerOptions([]),
                static (exception, analyzer, _) => throw new InvalidOperationException($"{analyzer} failed", exception),
                concurrentAnalysis: false,
                logAnalyzerExecutionTime: false))
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return
        [
            .. diagnostics
                .OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)
                .Select(diagnostic => $"{diagnostic.Id} '{Marked(diagnostic.Location)}': {diagnostic.GetMessage()}"),
        ];
    }

    private static string Marked(Location location) =>
        location.SourceTree?.GetText(TestContext.Current.CancellationToken).ToString(location.SourceSpan) ?? "";
}
