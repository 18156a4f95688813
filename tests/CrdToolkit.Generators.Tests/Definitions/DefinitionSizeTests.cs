using CrdToolkit.Generators.Tests.Analyzers;

namespace CrdToolkit.Generators.Tests.Definitions;

public sealed class DefinitionSizeTests
{
    [Fact]
    public async Task A_definition_that_kubectl_can_hardly_apply_is_told() => Assert.Matches(
        "^CRD0051 'R': The CustomResourceDefinition 'rs.example.com' has 24[0-9],[0-9]{3} bytes as JSON, and kubectl apply keeps a copy in an annotation, of which an object may have 262,144 bytes: 2[0-9],[0-9]{3} are left",
        Assert.Single(await Diagnosed.In(Resource("", $"[Description(\"{new string('x', 240_000)}\")] public int? A {{ get; init; }}"))));

    [Fact]
    public async Task Beyond_the_limit_it_is_told_as_a_hazard_alone() => Assert.StartsWith(
        "CRD0066 'R'",
        Assert.Single(await Diagnosed.In(Resource("[assembly: SchemaDescriptions(BuiltInTypes = true)]", "public V1PodTemplateSpec? Template { get; init; }"))));

    [Theory]
    [InlineData("")]
    [InlineData("[assembly: SchemaDescriptions(DescriptionMode.FirstSentence, BuiltInTypes = true)]")]
    public async Task A_definition_that_fits_is_not(string attribute) =>
        Assert.Empty(await Diagnosed.In(Resource(attribute, "public V1PodTemplateSpec? Template { get; init; }")));

    private static string Resource(string attribute, string member) => $$"""
        {{attribute}}
        public sealed record S { {{member}} }
        [CustomResource("example.com", "v1")]
        public partial record R : CustomResource<S>;
        """;
}
