using CrdToolkit.Generators.Analyzers;
using CrdToolkit.Generators.Tests.TypeMapping;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CrdToolkit.Generators.Tests.Analyzers;

/// <summary>What a project is told of the Kubernetes that it says to be for.</summary>
public sealed class MinimumVersionDiagnosticsTests
{
    private const string Source = """
        public sealed record S { [SelectableField] public string? Host { get; init; } public string? Zone { get; init; } }
        [CustomResource("example.com", "v1")] [SelectableField(".spec.zone")] public partial record R : CustomResource<S>;
        """;

    [Theory]
    [InlineData("1.30")]
    [InlineData("v1.24.17")]
    public async Task A_selectable_field_is_told_where_the_project_is_for_an_older_Kubernetes(string version)
    {
        var told = await InAsync(version);

        Assert.Equal(2, told.Length);
        Assert.Contains(told, diagnostic => diagnostic.StartsWith($"CRD0069: [SelectableField] on 'Host' is known to Kubernetes since 1.31, and MinimumKubernetesVersion is {version.TrimStart('v')[..4]}", StringComparison.Ordinal));
        Assert.Contains(told, diagnostic => diagnostic.StartsWith("CRD0069: [SelectableField] on 'R'", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1.31")]
    [InlineData("2.0")]
    public async Task It_is_not_where_Kubernetes_knows_it_or_the_project_says_nothing(string? version) => Assert.Empty(await InAsync(version));

    [Theory]
    [InlineData("latest")]
    [InlineData("1")]
    public async Task What_is_no_version_is_told(string version) =>
        Assert.Equal([$"CRD0070: MinimumKubernetesVersion is '{version}', which is no version of Kubernetes; write one such as 1.31"], await InAsync(version));

    private static async Task<string[]> InAsync(string? version)
    {
        var diagnostics = await SourceCompilation.CreateUnchecked(Source)
            .WithAnalyzers([new MinimumVersionAnalyzer()], new AnalyzerOptions([], new BuildPropertyOptions(("MinimumKubernetesVersion", version))))
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return [.. diagnostics.Select(diagnostic => $"{diagnostic.Id}: {diagnostic.GetMessage()}")];
    }
}
