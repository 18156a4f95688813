using System.Diagnostics;
using CrdToolkit.Build.Tests.Consumers;
using CrdToolkit.EndToEnd;

namespace CrdToolkit.Build.Tests;

/// <summary>The command as a native program, which a user of this platform gets without asking for it.</summary>
public sealed class NativeToolTests(PackageFeed feed)
{
    private static readonly string Definitions = Path.Combine(PackageFeed.RepositoryRoot, "examples", "VirtualMachine", "config", "crd");

    [Fact]
    public async Task The_native_tool_installs_from_its_package_and_does_what_the_other_does()
    {
        Assert.SkipWhen(NativeCompiler.WhyMissing is not null, NativeCompiler.WhyMissing ?? "");
        await feed.PackNativeToolAsync();
        var native = await InstallAsync(PackageFeed.NativeVersion);
        var other = await InstallAsync(PackageFeed.Version);

        Assert.False(File.Exists(Path.Combine(Path.GetDirectoryName(new FileInfo(native).ResolveLinkTarget(true)!.FullName)!, "CrdToolkit.Cli.dll")));
        foreach (var arguments in new string[][] { ["--help"], ["lint", Definitions], ["lint", "--format", "sarif", Definitions], ["diff", Definitions, Definitions], ["schema", Definitions], ["lint", "nowhere.yaml"] })
        {
            Assert.Equal(await RunAsync(other, arguments), await RunAsync(native, arguments));
        }

        Assert.Equal(await SchemaAsync(other), await SchemaAsync(native));
        Assert.Equal("virtualmachines", await ServedAsync(native));
    }

    private async Task<string> InstallAsync(string version)
    {
        var folder = feed.CreateConsumerDirectory();
        (await CommandLine.RunAsync(folder, "dotnet", "tool", "install", "CrdToolkit.Cli", "--tool-path", "tools", "--version", version)).Succeeded();
        return Path.Combine(folder, "tools", "crdtool");
    }

    private static async Task<(int, string)> RunAsync(string tool, params string[] arguments)
    {
        var result = await CommandLine.RunAsync(Path.GetDirectoryName(tool)!, tool, arguments);
        return (result.ExitCode, result.Output);
    }

    private static Task<string> SchemaAsync(string tool) => File.ReadAllTextAsync(
        Path.Combine(Path.GetDirectoryName(tool)!, "schemas", "infra.example.com", "virtualmachine_v1.json"), TestContext.Current.CancellationToken);

    /// <summary>The resource whose name a server of the tool finds, having installed the definitions.</summary>
    private static async Task<string> ServedAsync(string tool)
    {
        using var server = Process.Start(new ProcessStartInfo(tool, ["server", Definitions]) { RedirectStandardOutput = true })!;
        try
        {
            const string Serving = "Serving on ";
            string? line;
            do
            {
                line = await server.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
            }
            while (line?.StartsWith(Serving, StringComparison.Ordinal) == false);

            Assert.NotNull(line);
            using var http = new HttpClient { BaseAddress = new(line[Serving.Length..line.IndexOf(". ", StringComparison.Ordinal)]) };
            var definition = System.Text.Json.Nodes.JsonNode.Parse(await http.GetStringAsync(
                "apis/apiextensions.k8s.io/v1/customresourcedefinitions/virtualmachines.infra.example.com", TestContext.Current.CancellationToken))!;
            return (string)definition["status"]!["acceptedNames"]!["plural"]!;
        }
        finally
        {
            server.Kill();
        }
    }
}
