using System.Text.Json.Nodes;
using CrdToolkit.Build.Tests.Consumers;
using static CrdToolkit.Build.Tests.Consumers.ConsumerSources;

namespace CrdToolkit.Build.Tests;

/// <summary><c>dotnet build</c> of an operator writes config/crd, when it has to.</summary>
public class OperatorBuildTests : IClassFixture<OperatorBuild>
{
    private const string Stamp = "obj/Debug/net10.0/Operator.CrdToolkit.stamp";
    private const string Assembly = "obj/Debug/net10.0/Operator.dll";

    private readonly OperatorBuild build;

    public OperatorBuildTests(OperatorBuild build)
    {
        this.build = build;
        build.Reset();
    }

    private ConsumerProject Project => build.Project;

    [Fact]
    public void The_first_build_writes_the_manifest_and_the_kustomization_without_a_warning()
    {
        Assert.Contains("0 Warning(s)", build.FirstBuild.Output);
        Assert.Equal([MachineManifest, Kustomization], Project.Manifests());
    }

    [Fact]
    public void The_program_runs_with_the_settings_of_an_operator() =>
        Assert.Equal(
            [("System.GC.Concurrent", "False"), ("System.GC.ConserveMemory", "7"), ("System.GC.Gen0MaxBudget", "2097152"), ("System.Runtime.TieredCompilation.QuickJit", "False"), ("System.Runtime.TieredPGO", "False")],
            RuntimeSettings().Where(setting => setting.Name.StartsWith("System.GC.", StringComparison.Ordinal) || setting.Name.Contains("Tiered", StringComparison.Ordinal)));

    [Fact]
    public async Task What_the_project_sets_goes_before_the_settings_of_an_operator()
    {
        Project.Edit("Operator.csproj", "<OutputType>", "<ConcurrentGarbageCollection>true</ConcurrentGarbageCollection><TieredPGO>true</TieredPGO><TieredCompilationQuickJit>true</TieredCompilationQuickJit><OperatorGen0Budget>0</OperatorGen0Budget><OperatorConserveMemory>0</OperatorConserveMemory><OutputType>");
        (await Project.BuildAsync()).Succeeded();
        Assert.Equal(
            [("System.GC.Concurrent", "True"), ("System.Runtime.TieredCompilation.QuickJit", "True"), ("System.Runtime.TieredPGO", "True")],
            RuntimeSettings().Where(setting => setting.Name.StartsWith("System.GC.", StringComparison.Ordinal) || setting.Name.Contains("Tiered", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_build_without_a_change_runs_nothing_and_touches_nothing()
    {
        var before = (Project.Written(Stamp), Project.Written(MachineManifest), Project.Written(Kustomization));
        var again = (await Project.BuildAsync("-v:normal")).Succeeded();
        Assert.Contains("Skipping target \"WriteCustomResourceDefinitions\"", again.Output);
        Assert.Equal(before, (Project.Written(Stamp), Project.Written(MachineManifest), Project.Written(Kustomization)));
    }

    [Fact]
    public async Task An_edit_of_the_spec_is_in_the_manifest()
    {
        Project.Edit("VirtualMachine.cs", "public required int Cpu", "public required int Cores");
        (await Project.BuildAsync()).Succeeded();
        Assert.Contains("cores:", Project.Read(MachineManifest));
        Assert.DoesNotContain("cpu:", Project.Read(MachineManifest));
    }

    [Fact]
    public async Task An_edit_that_changes_no_definition_leaves_the_files_alone()
    {
        var before = Project.Written(MachineManifest);
        Project.Edit("VirtualMachineReconciler.cs", "Host = \"h\"", "Host = \"i\"");
        (await Project.BuildAsync()).Succeeded();
        Assert.Equal(before, Project.Written(MachineManifest));
    }

    [Fact]
    public async Task Another_plural_makes_another_file_and_the_old_one_goes()
    {
        Project.Edit("VirtualMachine.cs", "ShortNames", "Plural = \"vms\", ShortNames");
        (await Project.BuildAsync()).Succeeded();
        Assert.Equal(["config/crd/bases/infra.example.com_vms.yaml", Kustomization], Project.Manifests());
        Assert.Contains("- bases/infra.example.com_vms.yaml", Project.Read(Kustomization));
    }

    [Fact]
    public async Task A_file_deleted_by_hand_comes_back_without_compiling()
    {
        var (compiled, content) = (Project.Written(Assembly), Project.Read(MachineManifest));
        Project.Delete(MachineManifest);
        (await Project.BuildAsync()).Succeeded();
        Assert.Equal(content, Project.Read(MachineManifest));
        Assert.Equal(compiled, Project.Written(Assembly));
    }

    [Fact]
    public async Task A_file_edited_by_hand_is_put_right()
    {
        var content = Project.Read(MachineManifest);
        Project.Edit(MachineManifest, "scope: Namespaced", "scope: Cluster");
        (await Project.BuildAsync()).Succeeded();
        Assert.Equal(content, Project.Read(MachineManifest));
    }

    [Fact]
    public async Task Clean_leaves_the_manifests_and_a_fresh_clone_builds_the_same_bytes()
    {
        var (written, content) = (Project.Written(MachineManifest), Project.Read(MachineManifest));
        (await Project.DotnetAsync("clean")).Succeeded();
        Assert.Equal([MachineManifest, Kustomization], Project.Manifests());

        Directory.Delete(Path.Combine(Project.Directory, "obj"), recursive: true);
        Directory.Delete(Path.Combine(Project.Directory, "bin"), recursive: true);
        (await Project.RestoreAndBuildAsync()).Succeeded();
        Assert.Equal(content, Project.Read(MachineManifest));
        Assert.Equal(written, Project.Written(MachineManifest));
    }

    [Fact]
    public async Task Without_its_last_type_an_operator_has_no_manifests()
    {
        Project.WithFile("VirtualMachine.cs", "").WithFile("VirtualMachineReconciler.cs", "").WithFile("Program.cs", "return;");
        (await Project.BuildAsync()).Succeeded();
        Assert.Empty(Project.Manifests());
    }

    [Fact]
    public async Task A_design_time_build_writes_nothing()
    {
        Project.Delete(MachineManifest);
        (await Project.BuildAsync("-t:Compile", "-p:DesignTimeBuild=true")).Succeeded();
        Assert.False(Project.Has(MachineManifest));
    }

    [Fact]
    public async Task Under_CheckCrdManifests_a_difference_fails_the_build_and_nothing_is_written()
    {
        Project.Edit("VirtualMachine.cs", "public required int Cpu", "public required int Cores");
        var before = Project.Read(MachineManifest);
        var result = (await Project.BuildAsync("-p:CheckCrdManifests=true")).Failed();
        Assert.Contains($"error CRD9003: {MachineManifest} is not what the types say: line ", result.Output);
        Assert.Equal(before, Project.Read(MachineManifest));
    }

    [Fact]
    public async Task Each_build_is_compared_with_the_last_release_also_one_that_changes_nothing()
    {
        Project.WithFile("release/crd/machines.yaml", Project.Read(MachineManifest));
        Project.Edit("VirtualMachine.cs", "public required int Cpu", "public required int Cores");
        for (var i = 0; i < 2; i++)
        {
            Assert.Contains("warning CRD9005", (await Project.BuildAsync("-p:CrdBaselineDirectory=release")).Succeeded().Output);
        }
    }

    [Fact]
    public async Task Another_directory_by_property_takes_the_files_along()
    {
        (await Project.BuildAsync("-p:CrdManifestDirectory=deploy")).Succeeded();
        Assert.Empty(Project.Manifests());
        Assert.True(Project.Has("deploy/bases/infra.example.com_virtualmachines.yaml"));
        Assert.True(Project.Has("deploy/kustomization.yaml"));
    }

    private List<(string Name, string Value)> RuntimeSettings() =>
        [.. JsonNode.Parse(Project.Read("bin/Debug/net10.0/Operator.runtimeconfig.json"))!["runtimeOptions"]!["configProperties"]!.AsObject().OrderBy(setting => setting.Key, StringComparer.Ordinal)
            .Select(setting => (setting.Key, setting.Value!.ToString() is "true" or "false" ? setting.Value.GetValue<bool>().ToString() : setting.Value.ToString()))];
}
