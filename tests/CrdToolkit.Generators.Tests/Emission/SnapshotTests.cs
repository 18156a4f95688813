using CrdToolkit.Generators.Tests.Documentation;

namespace CrdToolkit.Generators.Tests.Emission;

/// <summary>
/// The whole of what is generated for the example of the design page, as a person sees it. Run with UPDATE_SNAPSHOTS=1 to accept a change.
/// </summary>
public class SnapshotTests
{
    private static readonly string Folder = Path.Combine(
        Repository.Root,
        "tests/CrdToolkit.Generators.Tests/Emission/_snapshots");

    [Fact]
    public void The_example_of_the_design_page()
    {
        // the definition is the subject of other tests
        var files = GeneratorRun.Of(Sources.VirtualMachine).Files.RemoveRange(["virtualmachines.infra.example.com.crd.g.cs"]);
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            Directory.CreateDirectory(Folder);
            foreach (var file in files)
            {
                File.WriteAllText(Path.Combine(Folder, file.Key + ".txt"), file.Value);
            }
        }

        Assert.Equal(files.Keys.Order(), Directory.EnumerateFiles(Folder).Select(path => Path.GetFileNameWithoutExtension(path)).Order());
        Assert.All(files, file => Assert.Equal(File.ReadAllText(Path.Combine(Folder, file.Key + ".txt")), file.Value));
    }
}
