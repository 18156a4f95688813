using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CrdToolkit.Generators.Tests;

/// <summary>Properties of the project, as the build hands them to the generator and to analyzers.</summary>
/// <param name="properties">Their names and values; a value is null where the project does not set it.</param>
internal sealed class BuildPropertyOptions(params (string Name, string? Value)[] properties) : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Global(properties);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

    private sealed class Global((string Name, string? Value)[] properties) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) =>
            (value = Array.Find(properties, property => key == $"build_property.{property.Name}").Value) is not null;
    }
}
