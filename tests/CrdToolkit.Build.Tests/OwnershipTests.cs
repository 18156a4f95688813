using CrdToolkit.Build.Tests.Consumers;
using static CrdToolkit.Build.Tests.Consumers.ConsumerSources;

namespace CrdToolkit.Build.Tests;

/// <summary>Only files that say so in their first line are ever replaced or deleted.</summary>
public class OwnershipTests(OperatorBuild build) : IClassFixture<OperatorBuild>
{
    private ConsumerProject Project => build.Project;

    [Fact]
    public async Task A_kustomization_of_the_user_is_left_alone_and_the_build_says_what_to_do()
    {
        const string own = "resources: [bases/infra.example.com_virtualmachines.yaml, mine.yaml]\n";
        await build.ResetAsync();
        Project.WithFile(Kustomization, own);
        var result = (await Project.BuildAsync()).Failed();
        Assert.Contains($"error CRD9002: {Kustomization} is in the way", result.Output);
        Assert.Contains("set WriteCrdKustomization to false", result.Output);
        (await Project.BuildAsync("-p:WriteCrdKustomization=false")).Succeeded();
        Assert.Equal(own, Project.Read(Kustomization));
        Project.Delete(Kustomization);
    }

    [Fact]
    public async Task A_manifest_of_another_project_is_left_alone_and_the_build_says_what_to_do()
    {
        await build.ResetAsync();
        var own = Project.Read(MachineManifest);
        Project.Edit(MachineManifest, "from Operator.", "from Another.");
        var result = (await Project.BuildAsync()).Failed();
        Assert.Contains("was written by the project Another, and two projects cannot share a directory. Set CrdManifestDirectory", result.Output);
        Assert.NotEqual(own, Project.Read(MachineManifest));
        Project.Delete(MachineManifest);
    }

    [Fact]
    public async Task A_file_of_the_user_beside_ours_stays()
    {
        await build.ResetAsync();
        Project.WithFile("config/crd/bases/mine.yaml", "kind: Mine\n");
        Project.Edit("VirtualMachine.cs", "ShortNames", "Plural = \"vms\", ShortNames");
        (await Project.BuildAsync()).Succeeded();
        Assert.Equal("kind: Mine\n", Project.Read("config/crd/bases/mine.yaml"));
    }

    [Fact]
    public async Task Another_directory_by_property_takes_the_files_along()
    {
        await build.ResetAsync();
        (await Project.BuildAsync("-p:CrdManifestDirectory=deploy")).Succeeded();
        Assert.Empty(Project.Manifests());
        Assert.True(Project.Has("deploy/bases/infra.example.com_virtualmachines.yaml"));
        Assert.True(Project.Has("deploy/kustomization.yaml"));
        (await Project.BuildAsync()).Succeeded();
        Assert.False(Project.Has("deploy/kustomization.yaml"));
    }
}
