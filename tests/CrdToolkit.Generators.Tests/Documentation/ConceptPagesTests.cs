using System.Text.RegularExpressions;
using CrdToolkit.Generators.Tests.Emission;

namespace CrdToolkit.Generators.Tests.Documentation;

/// <summary>What the pages of concepts show compiles, around the resource that they are about.</summary>
public partial class ConceptPagesTests
{
    private const string Before = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading;
        using System.Threading.Tasks;
        using CrdToolkit;
        using k8s.Models;
        using Microsoft.Extensions.DependencyInjection;

        [assembly: GenerateClient<V1ConfigMap>]

        namespace Acme;

        """;

    private const string After = """

        [CustomResource("infra.example.com", "v1")]
        [SubresourceStatus]
        public partial record VirtualMachine : CustomResource<VirtualMachineSpec, VirtualMachineStatus>;

        public sealed record VirtualMachineSpec
        {
            public required int Cpu { get; init; }
            public string? Network { get; init; }
        }

        public sealed record VirtualMachineStatus
        {
            public long? ObservedGeneration { get; init; }
            public string? Host { get; init; }
            public IList<V1Condition>? Conditions { get; init; }
        }

        public interface IHypervisor
        {
            Task<string?> EnsureAsync(string uid, VirtualMachineSpec spec, CancellationToken cancellationToken);

            Task FreeAsync(string uid, CancellationToken cancellationToken);
        }
        """;

    private static readonly string Docs = Path.Combine(
        Repository.Root,
        "docs");

    public static TheoryData<string> Pages =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Docs, "concepts"), "*.md").Select(Path.GetFileName).Where(name => name != "README.md").Select(name => $"concepts/{name}"),
        "migrating-from-kubeops.md",
        "for-go-people.md",
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_code_of_a_page_compiles(string page)
    {
        var blocks = Block().Matches(File.ReadAllText(Path.Combine(Docs, page))).Select(match => match.Groups[1].Value).ToList();
        Assert.NotEmpty(blocks);
        GeneratorRun.Of(Before + string.Join('\n', blocks) + After).AssertCompiles();
    }

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
