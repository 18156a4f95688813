using CrdToolkit.Build.Tests.Consumers;
using static CrdToolkit.Build.Tests.Consumers.ConsumerSources;

namespace CrdToolkit.Build.Tests;

/// <summary>What CI sees: with CheckCrdManifests a difference is an error, and nothing is written.</summary>
public class DriftTests(OperatorBuild build) : IClassFixture<OperatorBuild>
{
    private const string Check = "-p:CheckCrdManifests=true";
    private const string WayOut = "Build without CheckCrdManifests and commit what it writes.";

    private ConsumerProject Project => build.Project;

    [Fact]
    public async Task Manifests_that_are_what_the_types_say_pass()
    {
        await build.ResetAsync();
        (await Project.BuildAsync(Check)).Succeeded();
    }

    [Fact]
    public async Task A_difference_is_told_with_file_and_line_and_way_out()
    {
        await build.ResetAsync();
        Project.Edit(MachineManifest, "scope: Namespaced", "scope: Cluster");
        var edited = Project.Read(MachineManifest);
        var line = edited[..edited.IndexOf("scope: Cluster", StringComparison.Ordinal)].Count(c => c == '\n') + 1;
        var result = (await Project.BuildAsync(Check)).Failed();
        Assert.Contains(
            $"error CRD9003: {MachineManifest} is not what the types say: line {line} is 'scope: Cluster', and should be 'scope: Namespaced'. {WayOut}",
            result.Output);
        Assert.Equal(edited, Project.Read(MachineManifest));
    }

    [Fact]
    public async Task A_missing_and_a_left_over_file_are_differences()
    {
        await build.ResetAsync();
        Project.WithFile("config/crd/bases/infra.example.com_old.yaml", Project.Read(MachineManifest));
        Project.Delete(Kustomization);
        var result = (await Project.BuildAsync(Check)).Failed();
        Assert.Contains($"error CRD9003: {Kustomization} is missing. {WayOut}", result.Output);
        Assert.Contains($"error CRD9003: config/crd/bases/infra.example.com_old.yaml is left over: no type makes it any more. {WayOut}", result.Output);
        Assert.True(Project.Has("config/crd/bases/infra.example.com_old.yaml"));
    }

    [Fact]
    public async Task Line_ends_of_a_checkout_are_no_difference()
    {
        await build.ResetAsync();
        Project.WithFile(MachineManifest, Project.Read(MachineManifest).Replace("\n", "\r\n"));
        (await Project.BuildAsync(Check)).Succeeded();
    }
}
