using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CrdToolkit.Generators.Tests;

/// <summary>A property of the project, as the build hands it to analyzers.</summary>
/// <param name="name">Its name.</param>
/// <param name="value">Its value; null where the project does not set it.</param>
internal sealed class BuildPropertyOptions(string name, string? value) : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Global($"build_property.{name}", value);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

    private sealed class Global(string name, string? given) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => (value = key == name ? given : null) is not null;
    }
}
