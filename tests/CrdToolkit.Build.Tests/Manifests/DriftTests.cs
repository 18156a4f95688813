namespace CrdToolkit.Build.Tests.Manifests;

/// <summary>What CI sees: with CheckCrdManifests a difference is an error, and nothing is written.</summary>
public sealed class DriftTests : IDisposable
{
    private const string WayOut = "Build without CheckCrdManifests and commit what it writes.";

    private readonly ManifestProject project = new();

    public DriftTests() => project.Compile(ManifestProject.Definition("things")).Run();

    public void Dispose() => project.Dispose();

    [Fact]
    public void Files_that_are_what_the_types_say_pass() => Assert.True(Check());

    [Fact]
    public void A_difference_is_told_with_file_line_and_way_out()
    {
        var edited = project.Read(ManifestProject.Things).Replace("scope: Namespaced", "scope: Cluster");
        project.Write(ManifestProject.Things, edited);
        Assert.False(Check());
        Assert.Equal(
            [$"CRD9003: {ManifestProject.Things} is not what the types say: line 7 is 'scope: Cluster', and should be 'scope: Namespaced'. {WayOut}"],
            project.Errors);
        Assert.Equal(7, project.Engine.Errors[0].LineNumber);
        Assert.Equal(edited, project.Read(ManifestProject.Things));
    }

    [Fact]
    public void A_missing_file_is_a_difference()
    {
        File.Delete(project.PathOf(ManifestProject.Kustomization));
        Assert.False(Check());
        Assert.Equal([$"CRD9003: {ManifestProject.Kustomization} is missing. {WayOut}"], project.Errors);
        Assert.False(File.Exists(project.PathOf(ManifestProject.Kustomization)));
    }

    [Fact]
    public void A_left_over_file_is_a_difference()
    {
        const string old = "config/crd/bases/example.com_old.yaml";
        project.Write(old, project.Read(ManifestProject.Things));
        Assert.False(Check());
        Assert.Equal([$"CRD9003: {old} is left over: no type makes it any more. {WayOut}"], project.Errors);
        Assert.True(File.Exists(project.PathOf(old)));
    }

    [Fact]
    public void Line_ends_of_a_checkout_on_Windows_are_no_difference()
    {
        project.Write(ManifestProject.Things, project.Read(ManifestProject.Things).Replace("\n", "\r\n"));
        Assert.True(Check());
    }

    private bool Check() => project.Run(task => task.Check = true);
}
