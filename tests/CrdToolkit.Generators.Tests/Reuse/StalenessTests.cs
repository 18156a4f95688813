using CrdToolkit.Generators.Tests.Emission;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.Tests.Reuse;

/// <summary>
/// An edit of any file that changes what the files of a resource mean: after it the generator writes what it writes of the edited project when
/// it sees that for the first time.
/// </summary>
public sealed class StalenessTests
{
    private const string Resource = """
        using CrdToolkit;
        using System.ComponentModel.DataAnnotations;
        using System.Collections.Generic;
        namespace Acme;
        [CustomResource("acme.example.com", Versions.One)]
        public partial record Thing : CustomResource<ThingSpec>;
        public sealed partial record ThingSpec : SpecBase
        {
            [Range(1, Limits.Max)] public int Count { get; init; } = Limits.Default;
            public Mode Mode { get; init; } = Mode.Fast;
            public List<Part>? Parts { get; init; }
            public Shape Shape { get; init; } = new Square { Side = 2 };
            [ListMapKey(nameof(Part.Key))] public List<Part>? Keyed { get; init; }
            public Timestamp? At { get; init; }
            [System.ComponentModel.Description(Names.First)] public string? ByName { get; init; }
            [System.ComponentModel.Description(Keys.Second)] public string? ByConstant { get; init; }
        }
        """;

    private static readonly Dictionary<string, string> Others = new()
    {
        ["versions"] = "namespace Acme; public static class Versions { public const string One = \"v1\"; }",
        ["limits"] = "namespace Acme; public static class Limits { public const int Max = Scale.Ten; public const int Default = 5; }",
        ["scale"] = "namespace Acme; public static class Scale { public const int Ten = 10; }",
        ["mode"] = "namespace Acme; public enum Mode { Fast, Slow }",
        ["part"] = "namespace Acme; public sealed record Part { /// <summary>The key.</summary>\npublic required string Key { get; init; } public int Size { get; init; } }",
        ["shape"] = "namespace Acme; public record Shape { public int Side { get; init; } }",
        ["square"] = "namespace Acme; public sealed record Square : Shape { public int Corners { get; init; } }",
        ["base"] = "namespace Acme; public abstract record SpecBase { public string? Note { get; init; } }",
        ["usings"] = "global using Timestamp = System.DateTimeOffset;",
        ["assembly"] = "[assembly: CrdToolkit.SchemaDescriptions(CrdToolkit.DescriptionMode.Full)]",
        ["names"] = "namespace Acme; public class Names : NameBase { } public class NameBase { public const string First = \"a\"; public const string Second = \"b\"; }",
        ["keys"] = "namespace Acme; public static class Keys { public const string Second = Names.Second; }",
        ["elsewhere"] = "namespace Acme; public class Elsewhere { public int M() { return 1; } }",
    };

    [Theory]
    [InlineData("versions", "\"v1\"", "\"v2\"")]
    [InlineData("limits", "Scale.Ten", "Scale.Ten + 1")]
    [InlineData("limits", "Default = 5", "Default = 6")]
    [InlineData("scale", "Ten = 10", "Ten = 20")]
    [InlineData("mode", "Fast, Slow", "Fast, Slow, Slower")]
    [InlineData("mode", "{ Fast", "{ Zero, [System.Text.Json.Serialization.JsonStringEnumMemberName(\"quick\")] Fast")]
    [InlineData("part", "The key.", "The name.")]
    [InlineData("part", "int Size { get; init; }", "int Size { get; init; } = 7;")]
    [InlineData("part", "public int Size", "[System.ComponentModel.DataAnnotations.Range(1, 5)] public int Size")]
    [InlineData("part", "int Size", "string? Size")]
    [InlineData("shape", "public int Side", "[System.Text.Json.Serialization.JsonPropertyName(\"edge\")] public int Side")]
    [InlineData("square", ": Shape { public int Corners { get; init; } }", ": Shape { [System.Text.Json.Serialization.JsonPropertyName(\"edge\")] public new int Side { get; init; } }")]
    [InlineData("base", "string? Note", "int Note")]
    [InlineData("base", "string? Note", "string? Remark")]
    [InlineData("usings", "System.DateTimeOffset", "System.DateOnly")]
    [InlineData("assembly", ".Full", ".None")]
    [InlineData("elsewhere", "public class Elsewhere", "public class Elsewhere2 { } public sealed partial record ThingSpec { public int More { get; init; } } public class Elsewhere")]
    [InlineData("names", ": NameBase { }", ": NameBase { public new int First => 1; }")]
    [InlineData("names", ": NameBase { }", ": NameBase { public new int Second() => 2; }")]
    [InlineData("elsewhere", "namespace Acme;", "global using Range = System.ObsoleteAttribute; namespace Acme;")]
    public void The_generator_sees_it(string file, string before, string after)
    {
        var setup = new CompilationSetup();
        var names = Others.Keys.ToList();
        string[] sources = [Resource, .. Others.Values];
        var compilation = setup.CreateCompilation(sources);
        var driver = setup.CreateDriver().RunGenerators(compilation, TestContext.Current.CancellationToken);
        var first = Files(driver);

        var number = names.IndexOf(file) + 1;
        Assert.Contains(before, sources[number], StringComparison.Ordinal);
        var original = compilation.SyntaxTrees[number];
        // There and back again, so that what is kept has been kept over several edits.
        var edited = compilation.ReplaceSyntaxTree(original, setup.ParseFile(number, sources[number].Replace(before, after, StringComparison.Ordinal)));
        driver = driver.RunGenerators(edited, TestContext.Current.CancellationToken);
        var second = Files(driver);
        driver = driver.RunGenerators(edited.ReplaceSyntaxTree(edited.SyntaxTrees[number], setup.ParseFile(number, sources[number])), TestContext.Current.CancellationToken);

        Assert.Equal(first, Files(driver));
        sources[number] = sources[number].Replace(before, after, StringComparison.Ordinal);
        Assert.Equal(Files(setup.CreateDriver().RunGenerators(setup.CreateCompilation(sources), TestContext.Current.CancellationToken)), second);
        Assert.NotEqual(first, second);
    }

    private static SortedDictionary<string, string> Files(GeneratorDriver driver)
    {
        var result = driver.GetRunResult().Results.Single();
        Assert.Null(result.Exception);
        return new(result.GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString()), StringComparer.Ordinal);
    }
}
