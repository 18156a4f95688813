using CrdToolkit.Schema.Definitions;
using CrdToolkit.Schema.Json;

namespace CrdToolkit.Generators.Emission;

/// <summary>The assembly attributes that carry CustomResourceDefinitions to the build and to whoever installs them.</summary>
internal static class DefinitionSource
{
    /// <summary>The file that carries one definition.</summary>
    public static string Write(CustomResourceDefinition definition) => SourceWriter.CreateFile()
        .Line()
        .Line($"[assembly: {Known.DefinitionAttribute}({Literal.Of(definition.Name)},")
        .Indent()
        .Line($"{Literal.Of(JsonWriter.Write(CustomResourceDefinitionWriter.ToJson(definition)))})]")
        .ToString();

    /// <summary>The file that says which definitions are withheld: the build fails with it, also where analyzers are off.</summary>
    public static string WriteErrors(IEnumerable<WithheldDefinition> withheld)
    {
        var source = SourceWriter.CreateFile().Line();
        foreach (var definition in withheld)
        {
            source.Line($"[assembly: {Known.DefinitionErrorAttribute}({Literal.Of(definition.Name)}, {Literal.Of(definition.Reason)})]");
        }

        return source.ToString();
    }
}
