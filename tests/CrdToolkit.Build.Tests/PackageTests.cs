using CrdToolkit.Build.Tests.Consumers;

namespace CrdToolkit.Build.Tests;

/// <summary>What is in the packages.</summary>
public class PackageTests(PackageFeed feed)
{
    [Fact]
    public void Abstractions_carries_all_that_works_at_build_time() =>
        Assert.Equal(
            [
                "analyzers/dotnet/cs/CrdToolkit.CodeFixes.dll",
                "analyzers/dotnet/cs/CrdToolkit.Generators.dll",
                "analyzers/dotnet/cs/CrdToolkit.Schema.dll",
                "buildTransitive/CrdToolkit.Abstractions.props",
                "buildTransitive/CrdToolkit.Abstractions.targets",
                "lib/net10.0/CrdToolkit.Abstractions.dll",
                "lib/net10.0/CrdToolkit.Abstractions.xml",
                "tasks/netstandard2.0/CrdToolkit.Build.dll",
                "tasks/netstandard2.0/CrdToolkit.Schema.dll",
            ],
            feed.FilesOf("CrdToolkit.Abstractions").Where(file => file.Contains('/') && !file.StartsWith("_rels", StringComparison.Ordinal) && !file.StartsWith("package/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

    [Fact]
    public void Who_references_the_runtime_gets_everything_of_Abstractions() =>
        Assert.Contains(
            $"""<dependency id="CrdToolkit.Abstractions" version="{PackageFeed.Version}" include="All" />""",
            feed.ReadFile("CrdToolkit", "CrdToolkit.nuspec"));

    [Fact]
    public void The_runtime_carries_the_settings_of_operators() =>
        Assert.Contains("buildTransitive/CrdToolkit.targets", feed.FilesOf("CrdToolkit"));

    [Fact]
    public void The_serializer_generator_of_the_wire_contract_comes_along() =>
        Assert.Matches(
            """<dependency id="System.Text.Json" version="[0-9.]+" include="All" />""",
            feed.ReadFile("CrdToolkit.Abstractions", "CrdToolkit.Abstractions.nuspec"));

    [Theory]
    [InlineData("CrdToolkit.Schema")]
    [InlineData("CrdToolkit.Abstractions")]
    [InlineData("CrdToolkit")]
    [InlineData("CrdToolkit.Testing")]
    public void No_package_depends_on_what_only_builds_it(string package)
    {
        var dependencies = feed.ReadFile(package, package + ".nuspec");
        Assert.All(
            ["CrdToolkit.Generators", "CrdToolkit.CodeFixes", "CrdToolkit.Build", "Microsoft.CodeAnalysis", "PolySharp", "System.Reflection.Metadata"],
            id => Assert.DoesNotContain($"id=\"{id}", dependencies));
    }
}
