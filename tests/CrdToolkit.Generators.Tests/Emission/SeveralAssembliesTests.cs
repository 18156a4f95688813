namespace CrdToolkit.Generators.Tests.Emission;

/// <summary>Types in one assembly, the operator in another.</summary>
public class SeveralAssembliesTests
{
    private const string Types = """
        using CrdToolkit;
        namespace Types;
        [CustomResource("a.example.com", "v1"), SubresourceStatus]
        public partial record Thing : CustomResource<ThingSpec, ThingStatus>;
        public sealed record ThingSpec { public required int Size { get; init; } }
        public sealed record ThingStatus { public string? Phase { get; init; } }
        """;

    [Fact]
    public void A_library_of_types_gets_its_plumbing_and_its_definition_and_nothing_that_needs_the_runtime()
    {
        var run = GeneratorRun.Of(new CompilationSetup { HasRuntime = false, AssemblyName = "Types" }, Types).AssertCompiles();
        Assert.Equal(["Types.Thing.g.cs", "things.a.example.com.crd.g.cs"], run.Files.Keys);
    }

    [Fact]
    public void The_operator_asks_for_the_client_of_a_type_in_a_library()
    {
        var types = GeneratorRun.Of(new CompilationSetup { HasRuntime = false, AssemblyName = "Types" }, Types).ToReference();
        var run = GeneratorRun.Of(
            new CompilationSetup { References = [types] },
            $$"""
            [assembly: CrdToolkit.GenerateClient<Types.Thing>]
            namespace Acme;
            {{Sources.Reconciler("Types.Thing", "ThingReconciler", "[CrdToolkit.Finalizer(\"a.example.com/f\")]", Sources.Finalize("Types.Thing"))}}
            public class Uses(ThingClient things, Types.Thing thing)
            {
                public object Write() => things.UpdateStatusAsync(thing, new Types.ThingStatus());
            }
            """).AssertCompiles();
        Assert.Equal(
            ["Acme.ThingClient.g.cs", "Acme.ThingReconciler.g.cs", "GeneratedReconcilers.g.cs", "PolicyRules.g.cs", "Types.ThingApply.g.cs", "Types.ThingSpecApply.g.cs", "Types.ThingStatusApply.g.cs"],
            run.Files.Keys);
    }

    [Fact]
    public void Two_types_of_one_name_get_their_clients_in_their_own_namespaces()
    {
        var types = GeneratorRun.Of(new CompilationSetup { HasRuntime = false, AssemblyName = "Types" }, Types).ToReference();
        var others = GeneratorRun.Of(
            new CompilationSetup { HasRuntime = false, AssemblyName = "Others" },
            Types.Replace("namespace Types", "namespace Others").Replace("a.example.com", "b.example.com")).ToReference();
        var run = GeneratorRun.Of(
            new CompilationSetup { References = [types, others] },
            "[assembly: CrdToolkit.GenerateClient<Types.Thing>, CrdToolkit.GenerateClient<Others.Thing>]").AssertCompiles();
        Assert.Equal(["Others.ThingClient.g.cs", "Types.ThingClient.g.cs"], run.Files.Keys.Where(name => name.EndsWith("Client.g.cs", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_test_assembly_that_sees_the_internals_of_the_operator_has_no_clash()
    {
        var friend = "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Acme.Tests\")]\n";
        var program = GeneratorRun.Of(new CompilationSetup(), friend + "[assembly: CrdToolkit.GenerateClient<k8s.Models.V1Secret>]", Sources.VirtualMachine).ToReference();
        GeneratorRun.Of(
            new CompilationSetup { AssemblyName = "Acme.Tests", References = [program] },
            """
            using CrdToolkit;
            using Microsoft.Extensions.DependencyInjection;
            namespace Acme.Tests;
            [CustomResource("test.example.com", "v1")]
            public partial record Probe : CustomResource;
            public class Uses
            {
                public object Register() => new ServiceCollection().AddOperator().AddReconcilers();
            }
            """).AssertCompiles();
    }

    [Fact]
    public void An_assembly_without_reconcilers_and_clients_has_no_AddReconcilers_that_would_do_nothing() =>
        Assert.Empty(GeneratorRun.Of("public class Nothing;").AssertCompiles().Files);
}
