using System.Diagnostics.CodeAnalysis;
using CrdToolkit.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace CrdToolkit.CodeFixes.Tests;

/// <summary>Source before and after a fix, judged by every analyzer there is: a fix must not bring the next diagnostic.</summary>
internal sealed class Fix<TCodeFix> : CSharpCodeFixTest<EmptyDiagnosticAnalyzer, TCodeFix, DefaultVerifier>
    where TCodeFix : CodeFixProvider, new()
{
    private const string Usings = """
        using System.ComponentModel.DataAnnotations;
        using System.Threading;
        using System.Threading.Tasks;
        using CrdToolkit;

        namespace Example;


        """;

    private static readonly IEnumerable<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private Fix()
    {
        // No package is fetched: the types of the running tests are those of the tested source.
        ReferenceAssemblies = new ReferenceAssemblies("net10.0");
        // several analyzers report some of the rules
        MarkupOptions = MarkupOptions.UseFirstDescriptor;
        TestState.AdditionalReferences.AddRange(References);
    }

    /// <summary>Applies the fix to the diagnostic marked <c>{|CRDnnnn:…|}</c>.</summary>
    /// <param name="before">The source.</param>
    /// <param name="after">The source after it.</param>
    /// <param name="choice">Which of several ways to fix it is taken.</param>
    /// <param name="isNative">Whether the project publishes a native program; another generator then has to complete the code, so it is not compiled.</param>
    public static Task Turns([StringSyntax("csharp")] string before, [StringSyntax("csharp")] string after, int choice = 0, bool isNative = false)
    {
        var test = new Fix<TCodeFix>
        {
            TestCode = Usings + before + "\n",
            FixedCode = Usings + after + "\n",
            CodeActionIndex = choice,
        };
        if (isNative)
        {
            test.CompilerDiagnostics = CompilerDiagnostics.None;
            test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\nbuild_property.PublishAot = true\n"));
        }
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() =>
        from type in typeof(Rules).Assembly.GetTypes()
        where type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract
        select (DiagnosticAnalyzer)Activator.CreateInstance(type)!;

    protected override ParseOptions CreateParseOptions() =>
        new CSharpParseOptions(LanguageVersion.CSharp14);

    protected override CompilationOptions CreateCompilationOptions() =>
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);
}
