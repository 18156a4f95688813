using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CrdToolkit.Generators.Tests.TypeMapping;

/// <summary>Compiles source against what the tests themselves run on: .NET, the Kubernetes client and CrdToolkit. Needs no network.</summary>
internal static class SourceCompilation
{
    public const string Usings = """
        using System;
        using System.Collections;
        using System.Collections.Generic;
        using System.Collections.Immutable;
        using System.ComponentModel;
        using System.ComponentModel.DataAnnotations;
        using System.Text.Json;
        using System.Text.Json.Nodes;
        using System.Text.Json.Serialization;
        using System.Threading;
        using System.Threading.Tasks;
        using CrdToolkit;
        using k8s;
        using k8s.Models;

        """;

    private static readonly MetadataReference[] References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("CrdToolkit.Generators", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path))];

    /// <summary>The compilation of a source that must itself be right, the generated part of its resources apart.</summary>
    public static CSharpCompilation Create(string source, params MetadataReference[] further) =>
        Create(source, DocumentationMode.None, further);

    public static CSharpCompilation Create(string source, DocumentationMode documentation, params MetadataReference[] further)
    {
        var compilation = CreateUnchecked(source, documentation, further);
        var errors = compilation.GetDiagnostics(TestContext.Current.CancellationToken)
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .ToList();
        Assert.True(errors.Count == 0, "The source of the test is wrong:\n" + string.Join("\n", errors));
        return compilation;
    }

    public static CSharpCompilation CreateUnchecked(string source, DocumentationMode documentation = DocumentationMode.None, params MetadataReference[] further) =>
        CSharpCompilation.Create(
            "Test",
            [CSharpSyntaxTree.ParseText(Usings + source, new CSharpParseOptions(LanguageVersion.CSharp14, documentation), "Test.cs", cancellationToken: TestContext.Current.CancellationToken)],
            [.. References, .. further],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
}
