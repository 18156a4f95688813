using CrdToolkit.Generators.Tests.Emission;
using CrdToolkit.Generators.Tests.TypeMapping;
using CrdToolkit.Schema.Json;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.Tests.ForeignTypes;

/// <summary>Types of one assembly in the schema of another.</summary>
public sealed class ForeignTypeTests
{
    private const string Library = """
        using System.Collections.Generic;
        using CrdToolkit;
        namespace Types;
        /// <summary>How to reach it.</summary>
        [ApiType]
        public record Network : Named
        {
            /// <summary>The port.</summary>
            public int Port { get; init; } = 80;
            public List<Route> Routes { get; init; } = [];
            public Mode Mode { get; init; } = Mode.Tcp;
        }
        public record Named { /// <summary>Its name.</summary>
            public string Name { get; init; } = "n"; }
        /// <summary>One route.</summary>
        public record Route { /// <summary>Where to.</summary>
            public string To { get; init; } = "0.0.0.0/0"; }
        /// <summary>A protocol.</summary>
        public enum Mode { Udp, Tcp }
        """;

    [Fact]
    public void A_marked_type_has_its_defaults_and_descriptions_in_another_assembly()
    {
        var mapped = Map(Library, "public Types.Network? X { get; init; }");
        Assert.Empty(mapped.Problems.Select(problem => problem.Message));
        Assert.Equal(
            JsonReader.Parse("""
            {"description":"How to reach it.","type":"object","properties":{
            "name":{"description":"Its name.","type":"string","default":"n"},
            "port":{"description":"The port.","type":"integer","format":"int32","default":80},
            "routes":{"type":"array","items":{"description":"One route.","type":"object","properties":{"to":{"description":"Where to.","type":"string","default":"0.0.0.0/0"}}},"default":[]},
            "mode":{"description":"A protocol.","type":"string","default":"Tcp","enum":["Udp","Tcp"]}}}
            """),
            Mapped.Json(mapped.Schema.Properties["spec"].Properties["x"]));
    }

    [Fact]
    public void What_the_assembly_carries_is_small_and_the_same_in_every_build()
    {
        var file = GeneratorRun.Of(new CompilationSetup { HasRuntime = false, AssemblyName = "Types" }, Library).AssertCompiles().Files["ApiTypes.g.cs"];
        Assert.Equal(4, file.Split("ApiTypeFragment(").Length - 1);
        Assert.Contains("\"Types.Mode\", \"{\\\"description\\\":\\\"A protocol.\\\"}\"", file, StringComparison.Ordinal);
    }

    [Fact]
    public void A_generic_type_is_carried_by_its_definition() => Assert.Contains(
        "\"default\":7",
        Mapped.Json(Map("namespace Types; [CrdToolkit.ApiType] public record Box<T> { public T? Value { get; init; } public int Count { get; init; } = 7; }", "public Types.Box<string>? X { get; init; }").Schema).ToString());

    [Fact]
    public void An_unmarked_type_that_has_more_to_say_is_told_on_the_property()
    {
        var problem = Assert.Single(Map(Library.Replace("[ApiType]", ""), "public Types.Network? X { get; init; }").Problems);
        Assert.Equal("X", problem.Symbol.Name);
        Assert.StartsWith("'S.X' uses 'Network' of assembly 'Types', whose initializers and documentation comments a compiled assembly does not keep", problem.Message);
        Assert.False(problem.IsError);
    }

    [Fact]
    public void A_base_type_of_another_assembly_is_told_on_the_property_of_the_derived_one() =>
        Assert.Contains("uses 'Named' of assembly 'Types'", Assert.Single(Map(Library.Replace("[ApiType]", ""), "public Own? X { get; init; }", "public record Own : Types.Named;").Problems).Message);

    [Fact]
    public void A_type_of_an_assembly_that_knows_no_API_types_is_told_only_where_it_must_have_an_initializer()
    {
        Assert.Empty(Map("namespace Types; public record Plain { public int A { get; init; } public string? B { get; init; } }", "public Types.Plain? X { get; init; }").Problems);
        Assert.Contains("uses 'Plain' of assembly 'Types'", Assert.Single(Map(
            "namespace Types; public record Plain { public string B { get; init; } = \"b\"; }", "public Types.Plain? X { get; init; }").Problems).Message);
    }

    [Fact]
    public void A_plain_type_of_an_assembly_that_marks_others_is_told() => Assert.Contains(
        "uses 'Plain' of assembly 'Types'",
        Assert.Single(Map(Library + "public record Plain { public int A { get; init; } }", "public Types.Plain? X { get; init; }").Problems).Message);

    [Fact]
    public void An_editor_that_has_the_source_sees_what_a_build_sees()
    {
        var library = new CompilationSetup { HasRuntime = false, AssemblyName = "Types" }.CreateCompilation(Library.Replace("[ApiType]", ""));
        var inEditor = Mapped.Resource(Mapped.Spec("public Types.Network? X { get; init; }"), DocumentationMode.None, library.ToMetadataReference());
        var inBuild = Map(Library.Replace("[ApiType]", ""), "public Types.Network? X { get; init; }");
        Assert.Equal(inBuild.Schema, inEditor.Schema);
        Assert.Equal(inBuild.Problems.Select(problem => problem.Message), inEditor.Problems.Select(problem => problem.Message));
    }

    private static CrdToolkit.Generators.TypeMapping.MappedResource Map(string library, string members, string declarations = "") => Mapped.Resource(
        Mapped.Spec(members, declarations),
        DocumentationMode.None,
        GeneratorRun.Of(new CompilationSetup { HasRuntime = false, AssemblyName = "Types" }, library).ToReference());
}
