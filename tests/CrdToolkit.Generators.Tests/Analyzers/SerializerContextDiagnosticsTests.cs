using CrdToolkit.Generators.Analyzers;
using CrdToolkit.Generators.Tests.TypeMapping;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CrdToolkit.Generators.Tests.Analyzers;

public sealed class SerializerContextDiagnosticsTests
{
    private const string Resource = """
        public sealed record S { public int A { get; init; } }
        [CustomResource("example.com", "v1")] public partial record R : CustomResource<S>;

        """;

    [Fact]
    public async Task A_resource_that_no_context_lists_is_told_where_a_native_program_is_published()
    {
        Assert.StartsWith("CRD0126: 'R' is in no JsonSerializerContext", Assert.Single(await InAsync(Resource, "true")));
        Assert.Empty(await InAsync(Resource, "false"));
        Assert.Empty(await InAsync(Resource, null));
    }

    [Fact]
    public async Task A_resource_that_a_context_lists_is_sound() => Assert.Empty(await InAsync(
        Resource + "[System.Text.Json.Serialization.JsonSerializable(typeof(R))] internal abstract partial class C : System.Text.Json.Serialization.JsonSerializerContext { protected C() : base(null) { } }",
        "true"));

    private static async Task<string[]> InAsync(string source, string? publishAot)
    {
        var options = new AnalyzerOptions([], new BuildPropertyOptions(("PublishAot", publishAot)));
        var diagnostics = await SourceCompilation.CreateUnchecked(source)
            .WithAnalyzers([new SerializerContextAnalyzer()], options)
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return [.. diagnostics.Select(diagnostic => $"{diagnostic.Id}: {diagnostic.GetMessage()}")];
    }
}
