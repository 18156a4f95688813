using CrdToolkit.Generators.Tests.Analyzers;

namespace CrdToolkit.Generators.Tests.Definitions;

public sealed class DefinitionSizeTests
{
    private const string Resource = """
        public sealed record S { public V1PodTemplateSpec? Template { get; init; } }
        [CustomResource("example.com", "v1")]
        public partial record R : CustomResource<S>;
        """;

    [Fact]
    public async Task A_definition_that_kubectl_cannot_apply_is_told() => Assert.Matches(
        @"^CRD0051 'R': The CustomResourceDefinition 'rs.example.com' has [0-9]{3},[0-9]{3} bytes as JSON, and kubectl apply keeps a copy in an annotation, of which an object may have 262,144 bytes: [0-9,]+ too many\. Shorten",
        Assert.Single((await Diagnosed.In("[assembly: SchemaDescriptions(BuiltInTypes = true)]\n" + Resource)).Take(1)));

    [Theory]
    [InlineData("")]
    [InlineData("[assembly: SchemaDescriptions(DescriptionMode.FirstSentence, BuiltInTypes = true)]")]
    public async Task A_definition_that_fits_is_not(string attribute) => Assert.Empty(await Diagnosed.In(attribute + "\n" + Resource));
}
