namespace CrdToolkit.Generators.Tests.Emission;

/// <summary>The types by which a custom resource is applied.</summary>
public class ApplyTypeTests
{
    private const string Machine = """
        using System.Collections.Generic;
        using CrdToolkit;
        namespace Acme;
        [CustomResource("a.example.com", "v1"), SubresourceStatus]
        public partial record Machine : CustomResource<MachineSpec, MachineStatus>;
        public sealed record MachineSpec { public required int Cpu { get; init; } public List<Disk> Disks { get; init; } = []; public Dictionary<string, Disk> ByName { get; init; } = []; }
        public sealed record Disk { public required long Size { get; init; } public IReadOnlyList<Disk>? Mirrors { get; init; } }
        public sealed record MachineStatus { public long? ObservedGeneration { get; init; } public Phase? Phase { get; init; } }
        public enum Phase { Pending, Running = 5, Same = 5 }
        """;

    [Fact]
    public void Each_object_type_of_a_resource_has_one_beside_it() => Assert.Equal(
        ["Acme.DiskApply.g.cs", "Acme.MachineApply.g.cs", "Acme.MachineSpecApply.g.cs", "Acme.MachineStatusApply.g.cs"],
        GeneratorRun.Of(Machine).AssertCompiles().Files.Keys.Where(name => name.EndsWith("Apply.g.cs", StringComparison.Ordinal)));

    [Fact]
    public void A_person_can_leave_out_what_is_required_and_set_what_is_nested() => GeneratorRun.Of(
        Machine,
        """
        using System.Collections.Generic;
        using System.Threading.Tasks;
        using CrdToolkit;
        namespace Acme;
        public class Uses(MachineClient machines)
        {
            public async Task ApplyAsync(Machine machine, System.Threading.CancellationToken cancellationToken)
            {
                await machines.ApplyAsync(
                    new()
                    {
                        Metadata = new() { Name = "a", Namespace = "default", Labels = new Dictionary<string, string> { ["app"] = "web" }, Finalizers = machine.Metadata.Finalizers },
                        Spec = new() { Disks = [new() { Mirrors = [new()] }], ByName = new Dictionary<string, DiskApply> { ["c"] = new() { Size = 5 } } },
                    },
                    new() { Owner = machine },
                    cancellationToken);
                await machines.ApplyStatusAsync(machine, new() { Phase = Phase.Running }, cancellationToken: cancellationToken);
            }
        }
        """).AssertCompiles();

    [Fact]
    public void The_whole_object_has_no_status_where_that_is_written_apart() =>
        Assert.DoesNotContain("Status", GeneratorRun.Of(Machine).Files["Acme.MachineApply.g.cs"], StringComparison.Ordinal);

    [Fact]
    public void The_client_fills_in_the_observed_generation_where_it_is_left_out()
    {
        var client = GeneratorRun.Of(Machine).Files["Acme.MachineClient.g.cs"];
        Assert.Contains("UpdateStatusCoreAsync(resource, status.ObservedGeneration is null or 0 ? status with { ObservedGeneration = resource.Metadata.Generation ?? 0 } : status, cancellationToken);", client, StringComparison.Ordinal);
        Assert.Contains("ApplyStatusCoreAsync(resource, status.ObservedGeneration is null ? status with { ObservedGeneration = resource.Metadata.Generation ?? 0 } : status, options, cancellationToken);", client, StringComparison.Ordinal);
    }

    [Fact]
    public void A_type_that_several_resources_use_has_one() => Assert.Single(
        GeneratorRun.Of(
            Machine,
            """
            namespace Acme;
            [CrdToolkit.CustomResource("a.example.com", "v1")] public partial record Shelf : CrdToolkit.CustomResource<ShelfSpec>;
            public sealed record ShelfSpec { public Disk? Disk { get; init; } }
            """).AssertCompiles().Files.Keys,
        "Acme.DiskApply.g.cs");

    [Fact]
    public void An_assembly_without_the_runtime_has_none() => Assert.DoesNotContain(
        GeneratorRun.Of(new CompilationSetup { HasRuntime = false }, Machine).AssertCompiles().Files.Keys,
        name => name.Contains("Apply", StringComparison.Ordinal));

    [Fact]
    public void A_resource_of_a_library_has_them_where_its_client_is()
    {
        var types = GeneratorRun.Of(new CompilationSetup { HasRuntime = false, AssemblyName = "Types" }, Machine.Replace("namespace Acme", "namespace Types", StringComparison.Ordinal)).ToReference();
        var run = GeneratorRun.Of(new CompilationSetup { References = [types] }, "[assembly: CrdToolkit.GenerateClient<Types.Machine>]").AssertCompiles();
        Assert.Contains("ApplyAsync(global::Types.MachineApply resource", run.Files["Acme.MachineClient.g.cs"], StringComparison.Ordinal);
        Assert.Contains("Types.DiskApply.g.cs", run.Files.Keys);
    }

    [Fact]
    public void Those_that_a_library_has_already_are_used()
    {
        var types = GeneratorRun.Of(new CompilationSetup { AssemblyName = "Types" }, Machine.Replace("namespace Acme", "namespace Types", StringComparison.Ordinal)).ToReference();
        var run = GeneratorRun.Of(
            new CompilationSetup { References = [types] },
            """
            [assembly: CrdToolkit.GenerateClient<Types.Machine>]
            namespace Acme;
            [CrdToolkit.CustomResource("a.example.com", "v1")] public partial record Shelf : CrdToolkit.CustomResource<ShelfSpec>;
            public sealed record ShelfSpec { public Types.Disk? Disk { get; init; } }
            """).AssertCompiles();
        Assert.Equal(["Acme.ShelfApply.g.cs", "Acme.ShelfSpecApply.g.cs"], run.Files.Keys.Where(name => name.EndsWith("Apply.g.cs", StringComparison.Ordinal)));
        Assert.Contains("global::Types.DiskApply? Disk", run.Files["Acme.ShelfSpecApply.g.cs"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("public class DiskApply;")]
    [InlineData("public class MachineApply;")]
    public void A_resource_has_none_where_a_name_is_taken(string taken)
    {
        var run = GeneratorRun.Of(Machine, $"namespace Acme; {taken}").AssertCompiles();
        Assert.DoesNotContain(run.Files.Keys, name => name.EndsWith("Apply.g.cs", StringComparison.Ordinal));
        Assert.DoesNotContain("ApplyAsync", run.Files["Acme.MachineClient.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void Two_types_that_ask_for_one_name_compile() => GeneratorRun.Of(
        """
        using CrdToolkit;
        namespace Acme;
        [CustomResource("a.example.com", "v1")] public partial record First : CustomResource<FirstSpec>;
        public sealed record FirstSpec { public Disk.Size? Size { get; init; } }
        [CustomResource("a.example.com", "v1")] public partial record Second : CustomResource<SecondSpec>;
        public sealed record SecondSpec { public DiskSize? Size { get; init; } }
        public class Disk { public sealed record Size { public int Bytes { get; init; } } }
        public sealed record DiskSize { public string? Text { get; init; } }
        """).AssertCompiles();

    [Theory]
    [InlineData(null, true)]
    [InlineData("true", true)]
    [InlineData("False", false)]
    public void A_project_can_do_without_them(string? property, bool areThere)
    {
        var run = GeneratorRun.Of(new CompilationSetup { GenerateApplyTypes = property }, Sources.VirtualMachine).AssertCompiles();
        Assert.Equal(areThere, run.Files.Keys.Any(file => file.Contains("Apply", StringComparison.Ordinal)));
        Assert.Equal(areThere, run.Files["Acme.VirtualMachineClient.g.cs"].Contains("ApplyAsync", StringComparison.Ordinal));
    }

    [Fact]
    public void The_status_of_a_built_in_kind_is_applied_as_its_model_is() => GeneratorRun.Of(
        """
        [assembly: CrdToolkit.GenerateClient<k8s.Models.V1Deployment>]
        namespace Acme;
        public class Uses(V1DeploymentClient deployments, k8s.Models.V1Deployment read)
        {
            public object Apply() => deployments.ApplyStatusAsync(read, new() { Conditions = [new() { Type = "Frozen", Status = "True" }] });
        }
        """).AssertCompiles();

    [Fact]
    public void A_built_in_kind_is_applied_as_its_model_is() => GeneratorRun.Of(
        """
        [assembly: CrdToolkit.GenerateClient<k8s.Models.V1ConfigMap>]
        namespace Acme;
        public class Uses(V1ConfigMapClient maps)
        {
            public object Apply() => maps.ApplyAsync(new() { Metadata = new() { Name = "a", NamespaceProperty = "default" } });
        }
        """).AssertCompiles();
}
