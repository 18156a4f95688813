using CrdToolkit.Build.Tests.Consumers;

namespace CrdToolkit.Build.Tests;

/// <summary>The command as a user installs it.</summary>
public sealed class ToolTests(PackageFeed feed)
{
    [Fact]
    public async Task The_tool_installs_from_its_package_and_runs()
    {
        var folder = feed.CreateConsumerDirectory();
        (await CommandLine.RunAsync(folder, "dotnet", "tool", "install", "CrdToolkit.Cli", "--tool-path", "tools", "--version", PackageFeed.Version)).Succeeded();
        await File.WriteAllTextAsync(
            Path.Combine(folder, "widgets.yaml"), "apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\n", TestContext.Current.CancellationToken);

        var linted = await CommandLine.RunAsync(folder, Path.Combine(folder, "tools", "crdtool"), "lint", "widgets.yaml");

        Assert.Equal(1, linted.ExitCode);
        Assert.Contains("widgets.yaml:1:1: error R-02: spec.group: Required value", linted.Output);
    }
}
