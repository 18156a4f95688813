namespace CrdToolkit.Generators.Tests.Emission;

/// <summary>What is generated compiles without a warning, whatever the user's code is called and wherever it stands.</summary>
public class GeneratedCodeCompilesTests
{
    private const string Parts = """
        public sealed record Spec { public required int Size { get; init; } }
        public sealed record Status { public string? Phase { get; init; } }
        """;

    [Fact]
    public void The_example_of_the_design_page() => GeneratorRun.Of(Sources.VirtualMachine).AssertCompiles();

    [Fact]
    public void In_the_global_namespace() =>
        GeneratorRun.Of(
            $"""
            [assembly: global::CrdToolkit.GenerateClient<global::k8s.Models.V1ConfigMap>]
            {Resource("Thing", "Spec, Status")}
            {Parts}
            {Sources.Reconciler("Thing", attributes: "[global::CrdToolkit.Finalizer(\"a.example.com/f\"), global::CrdToolkit.Owns<Thing>]", members: Sources.Finalize("Thing"))}
            """).AssertCompiles();

    [Theory]
    [InlineData("System")]
    [InlineData("Acme.System")]
    [InlineData("Acme.System.Threading.Tasks")]
    [InlineData("CrdToolkit")]
    [InlineData("Acme.CrdToolkit")]
    [InlineData("Acme.k8s.Models")]
    [InlineData("Acme.Microsoft.Extensions")]
    public void In_a_namespace_that_hides_one_that_generated_code_uses(string name) =>
        GeneratorRun.Of(
            $$"""
            namespace {{name}}
            {
                {{Resource("Thing", "Spec, Status", "global::CrdToolkit.SubresourceStatus")}}
                {{Parts}}
                {{Sources.Reconciler("Thing", attributes: "[global::CrdToolkit.Finalizer(\"a.example.com/f\")]", members: Sources.Finalize("Thing"))}}
            }
            """).AssertCompiles();

    [Fact]
    public void Beside_types_that_hide_the_ones_that_generated_code_uses() =>
        GeneratorRun.Of(
            $$"""
            namespace Acme;
            {{Resource("Thing", "Spec, Status", "global::CrdToolkit.SubresourceStatus")}}
            {{Parts}}
            {{Sources.Reconciler("Thing")}}
            public class Task; public class CancellationToken; public class ResourceDescriptor; public class ResourceScope; public class KubernetesApi;
            public class OperatorBuilder; public class System; public class CrdToolkit; public class k8s; public class Microsoft; public class EditorBrowsable;
            """).AssertCompiles();

    [Fact]
    public void With_names_that_are_keywords() =>
        GeneratorRun.Of(
            $$"""
            namespace @namespace.@record;
            {{Resource("@class", "Spec, Status", "global::CrdToolkit.SubresourceStatus")}}
            {{Resource("@event", "Spec, Status", "global::CrdToolkit.SubresourceStatus")}}
            {{Parts}}
            {{Sources.Reconciler("@class", "@operator", "[global::CrdToolkit.Finalizer(\"a.example.com/f\"), global::CrdToolkit.Watches<@event>(nameof(@switch))]", Sources.Finalize("@class") + "\npublic static global::System.Collections.Generic.IEnumerable<global::CrdToolkit.NamespacedName> @switch(@event resource) => [];")}}
            """).AssertCompiles();

    [Fact]
    public void Nested_in_other_types() =>
        GeneratorRun.Of(
            $$"""
            namespace Acme;
            public partial class Outer
            {
                internal partial record struct Middle
                {
                    public partial interface IInner
                    {
                        {{Resource("Thing", "Spec, Status", "global::CrdToolkit.SubresourceStatus")}}
                        {{Parts}}
                        {{Sources.Reconciler("Thing", attributes: "[global::CrdToolkit.Finalizer(\"a.example.com/f\")]", members: Sources.Finalize("Thing"))}}
                    }
                }
            }
            """).AssertCompiles();

    [Fact]
    public void Beside_types_of_the_same_name_in_other_namespaces() =>
        GeneratorRun.Of(
            $"namespace First {{ {Resource("Thing", "Spec, Status")} {Parts} {Sources.Reconciler("Thing")} }}",
            $"namespace Second {{ {Resource("Thing", "Spec, Status", group: "other.example.com")} {Parts} {Sources.Reconciler("Thing")} }}").AssertCompiles();

    [Fact]
    public void Beside_types_whose_names_differ_in_case_alone()
    {
        var run = GeneratorRun.Of(
            $"namespace Acme; {Resource("Thing", "Spec, Status")} {Resource("THing", "Spec, Status", group: "other.example.com")} {Parts}").AssertCompiles();
        Assert.Equal(2, run.Files.Keys.Count(name => name.StartsWith("Acme.Thing-", StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public void For_internal_types() =>
        GeneratorRun.Of(
            $$"""
            namespace Acme;
            {{Resource("Thing", "Spec, Status", "global::CrdToolkit.SubresourceStatus").Replace("public", "internal")}}
            {{Parts.Replace("public sealed", "internal sealed")}}
            {{Sources.Reconciler("Thing", attributes: "[global::CrdToolkit.Finalizer(\"a.example.com/f\")]", members: Sources.Finalize("Thing")).Replace("public partial class", "internal partial class")}}
            """).AssertCompiles();

    [Fact]
    public void For_a_cluster_scoped_kind_with_status_and_scale()
    {
        var run = GeneratorRun.Of(
            """
            using CrdToolkit;
            namespace Acme;
            [CustomResource("a.example.com", "v1", Scope = ResourceScope.Cluster), SubresourceStatus, SubresourceScale(nameof(PoolSpec.Replicas), nameof(PoolStatus.Replicas))]
            public partial record Pool : CustomResource<PoolSpec, PoolStatus>;
            public sealed record PoolSpec { public required int Replicas { get; init; } }
            public sealed record PoolStatus { public int Replicas { get; init; } }
            public class Uses(PoolClient pools)
            {
                public object Scale() => (pools.GetScaleAsync("p"), pools.UpdateScaleAsync(new()), pools.PatchStatusAsync("p", ResourcePatch.Merge("{}")));
            }
            """.Replace("ResourcePatch.Merge(\"{}\")", "null!")).AssertCompiles();
        Assert.Contains("ClusterResourceClient", run.Files["Acme.PoolClient.g.cs"]);
    }

    [Fact]
    public void For_a_kind_with_properties_of_its_own_at_the_root() =>
        GeneratorRun.Of(
            """
            using CrdToolkit;
            namespace Acme;
            [CustomResource("a.example.com", "v1")]
            public partial record Setting : CustomResource { public string? Value { get; init; } }
            """).AssertCompiles();

    [Fact]
    public void For_built_in_kinds_on_request()
    {
        var run = GeneratorRun.Of(
            """
            using CrdToolkit;
            using k8s.Models;
            [assembly: GenerateClient<V1ConfigMap>]
            [assembly: GenerateClient<V1Deployment>, GenerateClient<V1Namespace>]
            """).AssertCompiles();
        Assert.Equal(
            ["Acme.V1ConfigMapClient.g.cs", "Acme.V1DeploymentClient.g.cs", "Acme.V1NamespaceClient.g.cs", "GeneratedReconcilers.g.cs"],
            run.Files.Keys);
        Assert.Contains("UpdateStatusAsync", run.Files["Acme.V1DeploymentClient.g.cs"]);
        Assert.Contains("GetScaleAsync", run.Files["Acme.V1DeploymentClient.g.cs"]);
        Assert.Contains("ClusterResourceClient", run.Files["Acme.V1NamespaceClient.g.cs"]);
    }

    [Theory]
    [InlineData("my-operator", "my_operator")]
    [InlineData("1st.class", "_1st.@class")]
    public void In_a_project_whose_name_is_no_namespace(string rootNamespace, string expected)
    {
        var run = GeneratorRun.Of(
            new CompilationSetup { RootNamespace = rootNamespace },
            "[assembly: CrdToolkit.GenerateClient<k8s.Models.V1ConfigMap>]").AssertCompiles();
        Assert.Contains(run.Files.Values, text => text.Contains($"namespace {expected};", StringComparison.Ordinal));
    }

    private static string Resource(string name, string arguments, string? attribute = null, string group = "a.example.com") =>
        $"[global::CrdToolkit.CustomResource(\"{group}\", \"v1\", Kind = \"{char.ToUpperInvariant(name.TrimStart('@')[0]) + name.TrimStart('@')[1..]}\")"
        + (attribute is null ? "" : ", " + attribute)
        + $"] public partial record {name} : global::CrdToolkit.CustomResource<{arguments}>;";
}
