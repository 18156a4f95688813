using CrdToolkit.Generators.Tests.Emission;
using Microsoft.CodeAnalysis;

namespace CrdToolkit.Generators.Tests.Documentation;

/// <summary>What the README shows is a program.</summary>
public class ReadmeTests
{
    private const string Usings = """
        using System.ComponentModel.DataAnnotations;
        using System.Threading;
        using System.Threading.Tasks;
        using CrdToolkit;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Hosting;

        """;

    // Stands for whatever the operator is about; the README leaves it to the reader.
    private const string Hypervisor = """

        public interface IHypervisor
        {
            Task<string> EnsureAsync(string uid, VirtualMachineSpec spec, CancellationToken cancellationToken);

            Task FreeAsync(string uid, CancellationToken cancellationToken);
        }
        """;

    [Fact]
    public void The_operator_of_the_readme_compiles()
    {
        var run = GeneratorRun.Of(new CompilationSetup { Output = OutputKind.ConsoleApplication }, Usings + Sample() + Hypervisor).AssertCompiles();
        Assert.Contains(run.Files.Values, file => file.Contains("UpdateStatusAsync", StringComparison.Ordinal));
    }

    private static string Sample()
    {
        var root = Repository.Root;
        var readme = File.ReadAllText(Path.Combine(root, "README.md"));
        const string opening = "```csharp\n";
        var start = readme.IndexOf(opening, StringComparison.Ordinal) + opening.Length;
        return readme[start..readme.IndexOf("```", start, StringComparison.Ordinal)];
    }
}
