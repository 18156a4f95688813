using System.Text.RegularExpressions;
using CrdToolkit.Generators.Tests.Emission;

namespace CrdToolkit.Generators.Tests.Documentation;

/// <summary>What docs/types.md shows is C# of which a definition is made.</summary>
public partial class TypesPageTests
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Text.Json;
        using System.Text.Json.Nodes;
        using System.Text.Json.Serialization;
        using CrdToolkit;
        using k8s.Models;
        namespace Page;

        """;

    private const string Resource = """

        [CustomResource("page.example.com", "v1")]
        public partial record Example : CustomResource<ExampleSpec>;
        public sealed record ExampleSpec
        {
            public WorkloadSpec? Workload { get; init; }
            public Step? Step { get; init; }
            public Volume? Volume { get; init; }
            public MachineId Id { get; init; }
            public NetworkSettings? Network { get; init; }
        }
        """;

    [Fact]
    public void The_types_of_the_page_make_a_definition()
    {
        var root = Repository.Root;
        var samples = Sample().Matches(File.ReadAllText(Path.Combine(root, "docs/types.md"))).Select(match => match.Groups[1].Value);
        var run = GeneratorRun.Of(new CompilationSetup(), Usings + string.Concat(samples) + Resource).AssertCompiles();
        Assert.Contains("examples.page.example.com.crd.g.cs", run.Files.Keys);
        Assert.Contains("443", run.Files["ApiTypes.g.cs"], StringComparison.Ordinal);
    }

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Sample();
}
