namespace CrdToolkit.Build.Tests.Manifests;

/// <summary>A manifest that breaks the objects or clients of the one that it takes the place of: the build warns of it, and writes it.</summary>
public sealed class BreakingChangeTests : IDisposable
{
    private const string Enum = "spec.versions[0].schema.openAPIV3Schema.properties[spec].properties[size].enum";

    private readonly ManifestProject project = new();

    public void Dispose() => project.Dispose();

    private IEnumerable<string> Warnings => project.Engine.Warnings.Select(warning => $"{warning.Code} {Path.GetFileName(warning.File)}: {warning.Message}");

    [Fact]
    public void A_value_that_is_no_longer_allowed_is_told_once_when_the_manifest_is_written_anew()
    {
        project.Compile(Things("\"small\",\"large\"")).Run();

        Assert.True(project.Compile(Things("\"small\"")).Run());
        Assert.Equal([$"CRD9005 example.com_things.yaml: config/crd/bases/example.com_things.yaml: {Enum}: \"large\" was allowed and is refused now; keep it (A-17)"], Warnings);
        Assert.DoesNotContain("large", project.Read(ManifestProject.Things), StringComparison.Ordinal);

        Assert.True(project.Run());
        Assert.Empty(Warnings);
    }

    [Fact]
    public void A_value_that_is_added_is_not()
    {
        project.Compile(Things("\"small\"")).Run();
        Assert.True(project.Compile(Things("\"small\",\"large\"")).Run());
        Assert.Empty(Warnings);
    }

    [Fact]
    public void The_release_before_is_compared_with_at_each_build_where_the_project_names_it()
    {
        project.Compile(Things("\"small\",\"large\"")).Run();
        project.Write("release/example.com_things.yaml", project.Read(ManifestProject.Things));
        project.Compile(Things("\"small\"")).Run();

        for (var i = 0; i < 2; i++)
        {
            Assert.True(project.Run(task => task.BaselineDirectory = project.PathOf("release")));
            Assert.StartsWith("CRD9005 example.com_things.yaml", Assert.Single(Warnings), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_directory_that_is_not_there_is_an_error()
    {
        Assert.False(project.Compile(Things("\"small\"")).Run(task => task.BaselineDirectory = project.PathOf("nowhere")));
        Assert.Contains("which CrdBaselineDirectory names", Assert.Single(project.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public void Another_plural_name_is_told_though_the_file_has_another_name_too()
    {
        project.Compile(Things("\"small\"")).Run();
        Assert.True(project.Compile(Things("\"small\"", plural: "thingies")).Run());
        Assert.Contains("spec.names.plural: \"thingies\" was \"things\": field is immutable", Assert.Single(Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void A_definition_that_no_type_makes_any_more_is_told_when_its_file_goes()
    {
        const string gone = "things.example.com: nothing makes this definition any more; once it is deleted in a cluster, every object of its kind goes with it. Keep it until nobody has any (A-17)";
        project.Compile(Things("\"small\"")).Run();
        project.Write("release/example.com_things.yaml", project.Read(ManifestProject.Things));

        Assert.True(project.Compile().Run());
        Assert.Equal([$"CRD9005 example.com_things.yaml: config/crd/bases/example.com_things.yaml: {gone}"], Warnings);
        Assert.Empty(project.Manifests());

        Assert.True(project.Run());
        Assert.Empty(Warnings);
        Assert.True(project.Run(task => task.BaselineDirectory = project.PathOf("release")));
        Assert.Equal([$"CRD9005 example.com_things.yaml: release/example.com_things.yaml: {gone}"], Warnings);
    }

    [Fact]
    public void A_definition_that_moves_to_another_directory_is_not_gone()
    {
        project.Compile(Things("\"small\"")).Run();
        var previous = File.ReadAllLines(project.PathOf("obj/stamp")).Skip(1).Select(path => new Microsoft.Build.Utilities.TaskItem(path)).ToArray();
        Assert.True(project.Run(task => (task.ManifestDirectory, task.PreviousFiles) = (project.PathOf("config/deploy"), previous)));
        Assert.Empty(Warnings);
    }

    [Fact]
    public void A_file_that_a_person_changed_is_not_compared_with()
    {
        project.Compile(Things("\"small\",\"large\"")).Run();
        project.Write(ManifestProject.Things, project.Read(ManifestProject.Things).Replace("- large", "- large # the other", StringComparison.Ordinal));
        Assert.True(project.Compile(Things("\"small\"")).Run());
        Assert.Empty(Warnings);
    }

    private static (string Name, string Json) Things(string sizes, string plural = "things") => ($"{plural}.example.com", $$$$$$$$$"""
        {"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition","metadata":{"name":"{{{{{{{{{plural}}}}}}}}}.example.com"},
         "spec":{"group":"example.com","scope":"Namespaced","names":{"kind":"Thing","plural":"{{{{{{{{{plural}}}}}}}}}"},"versions":[{"name":"v1","served":true,"storage":true,
         "schema":{"openAPIV3Schema":{"type":"object","properties":{"spec":{"type":"object","properties":{"size":{"type":"string","enum":[{{{{{{{{{sizes}}}}}}}}}]}}}}}}}]}}
        """);
}
