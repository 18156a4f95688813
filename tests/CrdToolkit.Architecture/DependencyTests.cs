namespace CrdToolkit.Architecture;

/// <summary>Which way projects depend: the picture of docs/architecture.md, kept true.</summary>
public class DependencyTests
{
    private static readonly Dictionary<string, string[]> AllowedProjects = new()
    {
        ["CrdToolkit.Schema"] = [],
        ["CrdToolkit.Abstractions"] = [],
        ["CrdToolkit"] = ["CrdToolkit.Abstractions"],
        ["CrdToolkit.Testing"] = ["CrdToolkit.Schema"],
        ["CrdToolkit.Cli"] = ["CrdToolkit.Schema", "CrdToolkit.Testing"],
        ["CrdToolkit.Testing.Xunit"] = ["CrdToolkit.Testing"],
        ["CrdToolkit.Generators"] = ["CrdToolkit.Schema"],
        ["CrdToolkit.CodeFixes"] = ["CrdToolkit.Generators", "CrdToolkit.Schema"],
        ["CrdToolkit.Build"] = ["CrdToolkit.Schema"],
    };

    private static readonly Dictionary<string, string[]> AllowedPackages = new()
    {
        ["CrdToolkit.Schema"] = [],
        ["CrdToolkit.Abstractions"] = ["KubernetesClient", "System.Text.Json"],
        ["CrdToolkit"] =
        [
            "Microsoft.Extensions.Hosting.Abstractions", "Microsoft.Extensions.Options.ConfigurationExtensions",
            "Microsoft.Extensions.Diagnostics.HealthChecks.Abstractions", "YamlDotNet",
        ],
        ["CrdToolkit.Testing"] = ["KubernetesClient", "System.Text.Json"],
        ["CrdToolkit.Cli"] = ["System.CommandLine", "YamlDotNet", "Microsoft.Extensions.FileSystemGlobbing"],
        ["CrdToolkit.Testing.Xunit"] = ["Microsoft.Extensions.Hosting.Abstractions", "xunit.v3.extensibility.core"],
        ["CrdToolkit.Generators"] = ["Microsoft.CodeAnalysis.CSharp"],
        ["CrdToolkit.CodeFixes"] = ["Microsoft.CodeAnalysis.CSharp.Workspaces"],
        ["CrdToolkit.Build"] = ["Microsoft.Build.Utilities.Core", "System.Reflection.Metadata"],
    };

    // Used while compiling only: nothing of them reaches a package.
    private static readonly string[] CompileTimeOnly =
        ["PolySharp", "Microsoft.CodeAnalysis.Analyzers", "Microsoft.CodeAnalysis.PublicApiAnalyzers"];

    public static TheoryData<string> ProjectNames => [.. Repository.Projects.Select(project => project.Name)];

    [Theory]
    [MemberData(nameof(ProjectNames))]
    public void A_project_uses_only_the_projects_that_the_architecture_allows(string name)
    {
        var project = Repository.Projects.Single(project => project.Name == name);
        Assert.True(AllowedProjects.ContainsKey(name), $"{name} is not in the picture: add it to docs/architecture.md and to this test.");
        Assert.Equal([], project.Projects.Except(AllowedProjects[name]));
    }

    [Theory]
    [MemberData(nameof(ProjectNames))]
    public void A_project_uses_only_the_packages_that_the_architecture_allows(string name)
    {
        var project = Repository.Projects.Single(project => project.Name == name);
        Assert.Equal([], project.Packages.Except(CompileTimeOnly).Except(AllowedPackages[name]));
    }

    [Fact]
    public void The_picture_names_no_project_that_is_gone() =>
        Assert.Equal([], AllowedProjects.Keys.Except(Repository.Projects.Select(project => project.Name)));
}
