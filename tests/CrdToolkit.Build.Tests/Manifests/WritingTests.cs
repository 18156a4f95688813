namespace CrdToolkit.Build.Tests.Manifests;

/// <summary>What is written, and what is replaced or deleted: only files whose first line says that this project wrote them.</summary>
public sealed class WritingTests : IDisposable
{
    private const string Own = "# Written by CrdToolkit from Acme. Change its C# types instead: builds write this file anew.\n";

    private readonly ManifestProject project = new();

    public void Dispose() => project.Dispose();

    [Fact]
    public void A_definition_becomes_a_file_and_an_entry_of_the_kustomization()
    {
        Assert.True(project.Compile(ManifestProject.Definition("things"), ManifestProject.Definition("gadgets")).Run());
        Assert.Equal(
            Own + """
            kind: CustomResourceDefinition
            spec:
              group: example.com
              names:
                plural: things
              scope: Namespaced

            """,
            project.Read(ManifestProject.Things));
        Assert.Equal(
            Own + """
            apiVersion: kustomize.config.k8s.io/v1beta1
            kind: Kustomization
            resources:
            - bases/example.com_gadgets.yaml
            - bases/example.com_things.yaml

            """,
            project.Read(ManifestProject.Kustomization));
    }

    [Fact]
    public void A_file_whose_content_is_right_is_not_touched()
    {
        project.Compile(ManifestProject.Definition("things")).Run();
        var before = DateTime.UnixEpoch;
        File.SetLastWriteTimeUtc(project.PathOf(ManifestProject.Things), before);
        Assert.True(project.Run());
        Assert.Equal(before, File.GetLastWriteTimeUtc(project.PathOf(ManifestProject.Things)));
        Assert.Empty(project.Engine.Messages);
    }

    [Fact]
    public void A_definition_that_is_gone_takes_its_file_along()
    {
        project.Compile(ManifestProject.Definition("things"), ManifestProject.Definition("gadgets")).Run();
        Assert.True(project.Compile(ManifestProject.Definition("things")).Run());
        Assert.Equal([ManifestProject.Things, ManifestProject.Kustomization], project.Manifests());
        Assert.True(project.Compile().Run());
        Assert.Empty(project.Manifests());
    }

    [Fact]
    public void No_temporary_file_is_left_behind()
    {
        project.Compile(ManifestProject.Definition("things")).Run();
        project.Compile(ManifestProject.Definition("things", "Cluster")).Run();
        Assert.Equal([ManifestProject.Things, ManifestProject.Kustomization], project.Manifests());
    }

    [Fact]
    public void An_assembly_without_definitions_makes_no_directory()
    {
        Assert.True(project.Compile().Run());
        Assert.Empty(project.Manifests());
    }

    [Fact]
    public void Definitions_of_referenced_assemblies_are_written_too_and_one_that_two_carry_alike_is_written_once()
    {
        project.Compile(ManifestProject.Definition("things"));
        project.CompileReference("Types", ManifestProject.Definition("things"), ManifestProject.Definition("gadgets"));
        Assert.True(project.Run());
        Assert.Equal(["config/crd/bases/example.com_gadgets.yaml", ManifestProject.Things, ManifestProject.Kustomization], project.Manifests());
    }

    [Fact]
    public void A_definition_that_two_assemblies_carry_differently_is_an_error_that_names_both()
    {
        project.Compile(ManifestProject.Definition("things")).CompileReference("Types", ManifestProject.Definition("things", "Cluster"));
        Assert.False(project.Run());
        Assert.Equal(
            ["CRD9004: Acme and Types both define things.example.com, and differently. All versions of a kind must be declared in one assembly."],
            project.Errors);
        Assert.Empty(project.Manifests());
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("not JSON")]
    [InlineData("""{"spec":{"group":"../..","names":{"plural":"things"}}}""")]
    public void A_definition_that_makes_no_file_is_an_error_that_names_it_and_its_assembly(string json)
    {
        project.Compile().CompileReference("Types", ("things.example.com", json));
        Assert.False(project.Run());
        Assert.Contains("CRD9004: The CustomResourceDefinition things.example.com in Types ", Assert.Single(project.Errors));
    }

    [Fact]
    public void A_withheld_definition_is_an_error_also_where_nothing_is_written()
    {
        project.CompileWithError("Thing (things.example)", "The group 'example' has no dot.");
        Assert.False(project.Run(task => task.WriteManifests = false));
        Assert.Equal(["CRD9001: There is no CustomResourceDefinition for Thing (things.example): The group 'example' has no dot."], project.Errors);
        Assert.False(File.Exists(project.PathOf("obj/stamp")));
    }

    [Fact]
    public void A_kustomization_of_the_user_is_an_error_that_says_what_to_do_and_nothing_is_written()
    {
        project.Write(ManifestProject.Kustomization, "resources: []\n");
        Assert.False(project.Compile(ManifestProject.Definition("things")).Run());
        Assert.Equal(
            [
                "CRD9002: config/crd/kustomization.yaml is in the way: its first line does not say that CrdToolkit wrote it, so it is not touched. "
                + "Move or delete it, or set WriteCrdKustomization to false to keep a list of your own.",
            ],
            project.Errors);
        Assert.Equal([ManifestProject.Kustomization], project.Manifests());

        Assert.True(project.Run(task => task.WriteKustomization = false));
        Assert.Equal("resources: []\n", project.Read(ManifestProject.Kustomization));
        Assert.Equal([ManifestProject.Things, ManifestProject.Kustomization], project.Manifests());
    }

    [Fact]
    public void A_manifest_of_another_project_is_an_error_that_says_what_to_do()
    {
        project.Write(ManifestProject.Things, Own.Replace("Acme", "My.Other"));
        Assert.False(project.Compile(ManifestProject.Definition("things")).Run());
        Assert.Equal(
            [
                "CRD9002: config/crd/bases/example.com_things.yaml was written by the project My.Other, and two projects cannot share a directory. "
                + "Set CrdManifestDirectory in one of them, or delete the file if the project was renamed to Acme.",
            ],
            project.Errors);
    }

    [Fact]
    public void A_role_of_another_project_names_the_property_of_roles()
    {
        project.Write(ManifestProject.Role, Own.Replace("Acme", "My.Other"));
        Assert.False(project.CompileRules("""[{"apiGroups":[""],"resources":["pods"],"verbs":["list"]}]""").Run());
        Assert.Contains("Set RbacManifestDirectory in one of them", Assert.Single(project.Errors));
    }

    [Fact]
    public void A_file_of_the_user_beside_ours_stays()
    {
        project.Write("config/crd/bases/mine.yaml", "kind: Mine\n");
        project.Write("config/crd/bases/empty.yaml", "");
        Assert.True(project.Compile(ManifestProject.Definition("things")).Run());
        Assert.True(project.Compile().Run());
        Assert.Equal(["config/crd/bases/empty.yaml", "config/crd/bases/mine.yaml"], project.Manifests());
    }

    [Fact]
    public void Another_directory_takes_the_files_along()
    {
        project.Compile(ManifestProject.Definition("things")).Run();
        var previous = File.ReadAllLines(project.PathOf("obj/stamp")).Skip(1).Select(path => new Microsoft.Build.Utilities.TaskItem(path)).ToArray();
        Assert.True(project.Run(task => (task.ManifestDirectory, task.PreviousFiles) = (project.PathOf("config/deploy"), previous)));
        Assert.Equal(["config/deploy/bases/example.com_things.yaml", "config/deploy/kustomization.yaml"], project.Manifests());
    }
}
