using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Validation;
using CrdToolkit.Schema.Yaml;
using SchemaJson = CrdToolkit.Schema.Json;

namespace CrdToolkit.Parity;

/// <summary>
/// The cases by which controller-gen proves itself, as C# types of our own: each file of <c>Expected</c> is what controller-gen writes of the
/// same types in Go, and what the generator wrote must equal it, known deviations apart.
/// </summary>
public sealed class ParityTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Expected");

    // Its document would hold the whole of PodSpec; EmbeddedTypeTests says what must be in it.
    private const string Templates = "schedules.templates.example.com";

    public static TheoryData<string> All => [.. ParityDefinitions.All.Select(definition => definition.Name)];

    public static TheoryData<string> Cases => [.. ParityDefinitions.All.Select(definition => definition.Name).Where(name => name != Templates)];

    [Fact]
    public void Each_case_has_its_document() => Assert.Equal(
        Directory.EnumerateFiles(Folder).Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal),
        Cases.Select(row => row.Data).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(All))]
    public void A_definition_is_accepted_without_a_warning(string name)
    {
        var definition = CustomResourceDefinitionReader.Read(Written(name));

        Assert.Empty(CustomResourceDefinitionValidator.Validate(definition));
        Assert.Empty(CustomResourceDefinitionValidator.Warnings(definition));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_definition_is_what_controller_gen_writes(string name)
    {
        var expected = YamlDocument.Read(Path.Combine(Folder, name + ".yaml"));
        Deviations.Remove(expected);

        Assert.Equal(Sorted(SchemaJson.JsonReader.Parse(expected.ToJsonString())), Sorted(Written(name)));
    }

    [Fact]
    public void A_definition_is_written_byte_for_byte_as_expected()
    {
        const string Name = "animals.zoo.example.com";

        Assert.Equal(File.ReadAllText(Path.Combine(Folder, Name + ".yaml")), YamlWriter.Write(Written(Name)));
    }

    private static SchemaJson.JsonObject Written(string name) =>
        SchemaJson.JsonReader.ParseObject(ParityDefinitions.All.Single(candidate => candidate.Name == name).Json);

    private static string Sorted(SchemaJson.JsonValue value) =>
        YamlWriter.Write(SchemaJson.JsonReader.Parse(SchemaJson.JsonWriter.WriteCanonical(value)));
}
