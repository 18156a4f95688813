using CrdToolkit.Generators.Discovery;
using CrdToolkit.Generators.Tests.TypeMapping;

namespace CrdToolkit.Generators.Tests.Discovery;

public sealed class ResourceModelTests
{
    private static ResourceModel Model(string source, string type)
    {
        var compilation = SourceCompilation.CreateUnchecked(source);
        return ResourceModelFactory.Create(compilation.GetTypeByMetadataName(type)!, compilation, TestContext.Current.CancellationToken)!;
    }

    [Fact]
    public void What_the_attribute_leaves_out_follows_from_the_type()
    {
        var model = Model("public record S; [CustomResource(\"example.com\", \"v1\")] public partial record Policy : CustomResource<S>;", "Policy");

        Assert.Equal(("Policy", "policies", "policy"), (model.Kind, model.Plural, model.Singular));
        Assert.False(model.ClusterScoped);
        Assert.True(model.Definition.Served);
        Assert.Equal("global::S", model.SpecType);
        Assert.Null(model.StatusType);
        Assert.True(model.IsEmittable);
        Assert.False(model.HasErrors);
    }

    [Fact]
    public void What_the_attribute_says_holds()
    {
        var model = Model(
            """
            public record S;
            [CustomResource("example.com", "v1", Kind = "K", Plural = "kk", Singular = "k1", ShortNames = ["a", "b"], Categories = ["all"],
                Scope = ResourceScope.Cluster, Served = false, Storage = true, DeprecationWarning = "old")]
            public partial record R : CustomResource<S>;
            """,
            "R");

        Assert.Equal(("K", "kk", "k1"), (model.Kind, model.Plural, model.Singular));
        Assert.Equal(["a", "b"], model.ShortNames);
        Assert.Equal(["all"], model.Categories);
        Assert.True(model.ClusterScoped && model.StorageSet && model.Definition.Deprecated && !model.Definition.Served);
        Assert.Equal("old", model.Definition.DeprecationWarning);
    }

    [Fact]
    public void A_nested_type_knows_what_it_is_in()
    {
        var name = Model("namespace N.@event { public partial class A { internal partial struct B { public record S; [CustomResource(\"example.com\", \"v1\")] public partial record R : CustomResource<S>; } } }", "N.event.A+B+R").Type;

        Assert.Equal("N.@event", name.Namespace);
        Assert.Equal([new ContainingType("class", "A", true), new ContainingType("struct", "B", true)], name.ContainingTypes);
        Assert.Equal(("R", "record", "public", "global::N.@event.A.B.R"), (name.Name, name.Keyword, name.Accessibility, name.FullyQualifiedName));
        Assert.True(name.CanBeExtended);
    }

    [Theory]
    [InlineData("[CustomResource(\"example.com\", \"v1\")] public record R : CustomResource<S>;", "R")]
    [InlineData("[CustomResource(\"example.com\", \"v1\")] public partial record R;", "R")]
    [InlineData("[CustomResource(\"example.com\", \"v1\")] public partial record R<T> : CustomResource<S>;", "R`1")]
    [InlineData("public class A { [CustomResource(\"example.com\", \"v1\")] public partial record R : CustomResource<S>; }", "A+R")]
    [InlineData("public partial class A { [CustomResource(\"example.com\", \"v1\")] private partial record R : CustomResource<S>; }", "A+R")]
    public void What_generated_code_could_not_compile_with_is_not_emittable(string source, string type)
    {
        var model = Model("public record S; " + source, type);

        Assert.False(model.IsEmittable);
        Assert.True(model.HasErrors);
    }

    [Fact]
    public void Equal_source_makes_equal_models()
    {
        const string Source = "public record S { public int A { get; init; } = 5; } [CustomResource(\"example.com\", \"v1\", ShortNames = [\"r\"])] public partial record R : CustomResource<S>;";

        Assert.Equal(Model(Source, "R"), Model(Source + " // more", "R"));
        Assert.NotEqual(Model(Source, "R"), Model(Source.Replace("= 5", "= 6", StringComparison.Ordinal), "R"));
    }
}
