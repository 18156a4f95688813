using System.Collections.Immutable;
using CrdToolkit.Generators.Pipeline;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace CrdToolkit.Generators.Tests.Emission;

/// <summary>What a project is, apart from its sources.</summary>
internal sealed record CompilationSetup
{
    private static readonly string[] PlatformPrefixes = ["System.", "Microsoft.Extensions.", "Microsoft.CSharp", "netstandard", "mscorlib", "System,"];
    private static readonly ImmutableArray<MetadataReference> Platform =
        [.. Trusted(path => PlatformPrefixes.Any(prefix => Path.GetFileName(path).StartsWith(prefix, StringComparison.Ordinal))), .. Trusted("KubernetesClient"), .. Trusted("CrdToolkit.Abstractions")];

    private static readonly ImmutableArray<MetadataReference> Runtime = [.. Trusted("CrdToolkit")];

    public string AssemblyName { get; init; } = "Acme";

    public string? RootNamespace { get; init; }

    /// <summary>The project's property <c>GenerateApplyTypes</c>.</summary>
    public string? GenerateApplyTypes { get; init; }

    public bool HasRuntime { get; init; } = true;

    public OutputKind Output { get; init; } = OutputKind.DynamicallyLinkedLibrary;

    public ImmutableArray<MetadataReference> References { get; init; } = [];

    public CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.CSharp14, DocumentationMode.Diagnose);

    /// <summary>The sources as files named 0.cs, 1.cs…</summary>
    public CSharpCompilation CreateCompilation(params IReadOnlyList<string> sources) => CSharpCompilation.Create(
        AssemblyName,
        sources.Select((source, index) => ParseFile(index, source)),
        [.. Platform, .. HasRuntime ? Runtime : [], .. References],
        new CSharpCompilationOptions(
            Output,
            generalDiagnosticOption: ReportDiagnostic.Error,
            warningLevel: 9999,
            nullableContextOptions: NullableContextOptions.Enable));

    public SyntaxTree ParseFile(int index, string source) =>
        // The user's own documentation is not the subject; that of generated code is.
        CSharpSyntaxTree.ParseText(SourceText.From("#pragma warning disable CS1591\n" + source), ParseOptions, $"{index}.cs");

    public GeneratorDriver CreateDriver(bool trackSteps = false) => CSharpGeneratorDriver.Create(
        [new CrdToolkitGenerator().AsSourceGenerator()],
        parseOptions: ParseOptions,
        optionsProvider: new BuildPropertyOptions(("RootNamespace", RootNamespace ?? AssemblyName), ("GenerateApplyTypes", GenerateApplyTypes)),
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackSteps));

    private static IEnumerable<MetadataReference> Trusted(string name) => Trusted(path => Path.GetFileNameWithoutExtension(path) == name);

    private static IEnumerable<MetadataReference> Trusted(Func<string, bool> filter) =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(filter).Select(path => MetadataReference.CreateFromFile(path));
}
