using CrdToolkit.Generators.Definitions;
using CrdToolkit.Generators.Discovery;
using CrdToolkit.Generators.Tests.TypeMapping;
using CrdToolkit.Schema.Collections;

namespace CrdToolkit.Generators.Tests.Definitions;

public sealed class DefinitionAssemblerTests
{
    private static AssembledDefinition[] Assemble(string source)
    {
        var compilation = SourceCompilation.Create("public record S { public int A { get; init; } }\n" + source);
        var models = compilation.Assembly.GlobalNamespace.GetTypeMembers()
            .Select(type => ResourceModelFactory.Create(type, compilation, TestContext.Current.CancellationToken))
            .OfType<ResourceModel>()
            .ToList();
        var assembled = DefinitionAssembler.Assemble(models.ToEquatableArray());
        Assert.Equal(assembled, DefinitionAssembler.Assemble(Enumerable.Reverse(models).ToEquatableArray()));
        return [.. assembled];
    }

    [Fact]
    public void Types_of_one_group_and_kind_are_versions_of_one_definition_in_the_order_of_their_priority()
    {
        var definition = Assert.Single(Assemble("""
            [CustomResource("example.com", "v1alpha2", Kind = "Thing")] public partial record A : CustomResource<S>;
            [CustomResource("example.com", "v2beta1", Kind = "Thing")] public partial record B : CustomResource<S>;
            [CustomResource("example.com", "v1", Kind = "Thing", Storage = true, ShortNames = ["th"])] public partial record C : CustomResource<S>;
            [CustomResource("example.com", "v10", Kind = "Thing")] public partial record D : CustomResource<S>;
            """)).Definition;

        Assert.Equal("things.example.com", definition.Name);
        Assert.Equal(["v10", "v1", "v2beta1", "v1alpha2"], definition.Versions.Select(version => version.Name));
        Assert.Equal(["v1"], definition.Versions.Where(version => version.Storage).Select(version => version.Name));
        Assert.Equal(["th"], definition.Names.ShortNames);
    }

    [Fact]
    public void A_single_version_stores_without_being_told()
    {
        var assembled = Assert.Single(Assemble("[CustomResource(\"example.com\", \"v1\")] public partial record R : CustomResource<S>;"));

        Assert.True(assembled.Definition.Versions[0].Storage);
        Assert.False(assembled.IsWithheld);
    }

    [Fact]
    public void A_definition_with_a_wrong_type_is_withheld_with_the_reason_and_others_are_not()
    {
        var assembled = Assemble("""
            public record Wrong { public object? X { get; init; } }
            [CustomResource("example.com", "v1")] public partial record Bad : CustomResource<Wrong>;
            [CustomResource("example.com", "v1")] public partial record Good : CustomResource<S>;
            """);

        Assert.Equal([("Bad", true), ("Good", false)], assembled.Select(definition => (definition.Definition.Names.Kind, definition.IsWithheld)));
        Assert.StartsWith("'Wrong.X' has the type 'object?'", Assert.Single(assembled[0].Errors));
    }

    [Fact]
    public void Two_storage_versions_withhold_the_definition() => Assert.True(Assert.Single(Assemble("""
        [CustomResource("example.com", "v1", Kind = "Thing", Storage = true)] public partial record A : CustomResource<S>;
        [CustomResource("example.com", "v2", Kind = "Thing", Storage = true)] public partial record B : CustomResource<S>;
        """)).IsWithheld);

    [Theory]
    [InlineData("v10 v2 v1 v11beta2 v10beta3 v3beta1 v12alpha1 v11alpha2 foo1 foo10")]
    [InlineData("v1 v1beta1 v0 v01 vbeta")]
    public void Versions_are_ranked_as_Kubernetes_ranks_them(string ranked)
    {
        var names = ranked.Split(' ');

        Assert.Equal(names, names.Reverse().OrderBy(name => name, VersionPriority.Instance));
    }
}
