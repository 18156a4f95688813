using System.IO.Compression;
using System.Reflection;
using System.Runtime.InteropServices;
using CrdToolkit.Build.Tests.Consumers;
using CrdToolkit.EndToEnd;

[assembly: AssemblyFixture(typeof(PackageFeed))]

namespace CrdToolkit.Build.Tests.Consumers;

/// <summary>
/// All packages of this repository, packed once into a folder that consumers restore from. What they restore goes into a packages
/// folder of its own, so that no cache ever answers for an older package; everything else is taken from the machine's cache.
/// </summary>
public sealed class PackageFeed : IAsyncLifetime
{
    public const string Version = "0.0.0-test";
    public const string NativeVersion = "0.0.0-native";

    private static readonly string[] Projects = ["CrdToolkit.Schema", "CrdToolkit.Abstractions", "CrdToolkit", "CrdToolkit.Testing", "CrdToolkit.Testing.Xunit", "CrdToolkit.Cli"];
    public static readonly string RepositoryRoot = Metadata("RepositoryRoot");

    private readonly string root = Path.Combine(Path.GetTempPath(), "crdtoolkit-build-tests-" + Guid.NewGuid().ToString("N")[..8]);
    private int consumers;

    private string Feed => Path.Combine(root, "feed");

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(Feed);
        foreach (var project in Projects)
        {
            var packed = await CommandLine.RunAsync(
                RepositoryRoot, "dotnet", "pack", $"src/{project}/{project}.csproj", "--no-build", "--nologo", "-c", Metadata("Configuration"), "-o", Feed, $"-p:PackageVersion={Version}");
            packed.Succeeded();
            Assert.DoesNotContain("warning", packed.Output);
        }

        File.WriteAllText(
            Path.Combine(root, "nuget.config"),
            $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="{Path.Combine(root, "packages")}" /></config>
              <fallbackPackageFolders><add key="machine" value="{Metadata("NuGetPackageRoot")}" /></fallbackPackageFolders>
              <packageSources><add key="packed" value="{Feed}" /></packageSources>
            </configuration>
            """);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(root, recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>Packs crdtool as a native program, as <see cref="NativeVersion"/>, with a build of its own beside that of the tests.</summary>
    public async Task PackNativeToolAsync()
    {
        string[] pack = ["pack", "src/CrdToolkit.Cli/CrdToolkit.Cli.csproj", .. NativeCompiler.Arguments, "-o", Feed, $"-p:PackageVersion={NativeVersion}", "--artifacts-path", Path.Combine(root, "native")];
        var native = await CommandLine.RunAsync(RepositoryRoot, "dotnet", pack);
        native.Succeeded();
        Assert.DoesNotContain("warning", native.Output);
        (await CommandLine.RunAsync(RepositoryRoot, "dotnet", pack.Where(argument => argument != "-r" && argument != RuntimeInformation.RuntimeIdentifier))).Succeeded();
    }

    /// <summary>The names of the files in a package.</summary>
    public IReadOnlyList<string> FilesOf(string package)
    {
        using var archive = OpenPackage(package);
        return [.. archive.Entries.Select(entry => entry.FullName)];
    }

    /// <summary>The text of a file in a package.</summary>
    public string ReadFile(string package, string name)
    {
        using var archive = OpenPackage(package);
        using var reader = new StreamReader(archive.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }

    /// <summary>An empty folder in which projects see the packages.</summary>
    internal string CreateConsumerDirectory() =>
        Directory.CreateDirectory(Path.Combine(root, $"consumer{Interlocked.Increment(ref consumers)}")).FullName;

    private ZipArchive OpenPackage(string package) => ZipFile.OpenRead(Path.Combine(Feed, $"{package}.{Version}.nupkg"));

    private static string Metadata(string key) =>
        typeof(PackageFeed).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
