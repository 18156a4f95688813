using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.Tests.Emission;

/// <summary>
/// Sources in, generated files and the compilation with them out. Everything is compiled as the strictest user would: nullable on, every
/// warning an error, documentation demanded of what is generated.
/// </summary>
internal sealed class GeneratorRun
{
    private GeneratorRun(Compilation output, GeneratorRunResult result)
    {
        Output = output;
        Files = result.GeneratedSources
            .Where(file => !file.HintName.EndsWith("EmbeddedAttribute.cs", StringComparison.Ordinal))
            .ToImmutableSortedDictionary(file => file.HintName, file => file.SourceText.ToString(), StringComparer.Ordinal);
        GeneratorDiagnostics = result.Diagnostics;
        Exception = result.Exception;
    }

    public Compilation Output { get; }

    public ImmutableSortedDictionary<string, string> Files { get; }

    public ImmutableArray<Diagnostic> GeneratorDiagnostics { get; }

    public Exception? Exception { get; }

    public static GeneratorRun Of(params string[] sources) => Of(new CompilationSetup(), sources);

    public static GeneratorRun Of(CompilationSetup setup, params string[] sources)
    {
        var driver = setup.CreateDriver();
        var ran = driver.RunGeneratorsAndUpdateCompilation(setup.CreateCompilation(sources), out var output, out _);
        return new(output, ran.GetRunResult().Results.Single());
    }

    /// <summary>Fails with every warning and error, and the text of the generated files they are in.</summary>
    public GeneratorRun AssertCompiles()
    {
        Assert.Null(Exception);
        Assert.Empty(GeneratorDiagnostics);
        using var image = new MemoryStream();
        var diagnostics = Output.Emit(image).Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).ToList();
        var texts = diagnostics.Select(diagnostic => diagnostic.Location.SourceTree).OfType<SyntaxTree>().Distinct().Select(tree => tree.ToString());
        Assert.True(diagnostics.Count == 0, string.Join("\n", [.. diagnostics.Select(diagnostic => diagnostic.ToString()), .. texts]));
        return this;
    }

    /// <summary>The compiled assembly, for another compilation to reference.</summary>
    public MetadataReference ToReference() => MetadataReference.CreateFromImage(ToImage());

    /// <summary>The compiled assembly.</summary>
    public byte[] ToImage()
    {
        AssertCompiles();
        using var image = new MemoryStream();
        Output.Emit(image);
        return image.ToArray();
    }
}
