using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CrdToolkit.Generators.Tests.Emission;

/// <summary>Properties of the project, as the build hands them to the generator.</summary>
internal sealed class ProjectOptions(string rootNamespace, string? generateApplyTypes = null) : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(rootNamespace, generateApplyTypes);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

    private sealed class Options(string rootNamespace, string? generateApplyTypes) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = key switch
            {
                "build_property.RootNamespace" => rootNamespace,
                "build_property.GenerateApplyTypes" => generateApplyTypes,
                _ => null,
            };
            return value is not null;
        }
    }
}
