namespace CrdToolkit.Architecture;

/// <summary>The size and the naming of source files.</summary>
public class FileTests
{
    private const int MaximumLines = 400;

    public static TheoryData<string> SourceFiles => [.. Repository.Files(".cs", "src", "generators", "build")];

    [Theory]
    [MemberData(nameof(SourceFiles))]
    public void A_source_file_has_one_reason_to_exist(string path)
    {
        var lines = File.ReadLines(Path.Combine(Repository.Root, path)).Count();
        Assert.True(lines <= MaximumLines, $"{path} has {lines} lines: which concept in it wants a file of its own?");
    }

    [Theory]
    [MemberData(nameof(SourceFiles))]
    public void A_source_file_is_named_after_a_type_in_it(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        // CustomResourceOfSpec.cs holds CustomResource<TSpec>; Foo.Bar.cs is a part of Foo.
        var type = name.Split('.')[0].Split('{')[0];
        var stem = type.Contains("Of", StringComparison.Ordinal) ? type[..type.IndexOf("Of", StringComparison.Ordinal)] : type;
        var text = Repository.Read(path);
        Assert.True(Declares(text, type) || Declares(text, stem), $"{path} declares no type named {type}.");
    }

    private static bool Declares(string text, string type) =>
        new[] { "class", "record", "struct", "interface", "enum" }.Any(keyword =>
            text.Contains($"{keyword} {type}", StringComparison.Ordinal)) || text.Contains($" {type}(", StringComparison.Ordinal);
}
