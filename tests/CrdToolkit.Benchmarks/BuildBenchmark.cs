using System.Diagnostics;
using System.Reflection;

namespace CrdToolkit.Benchmarks;

/// <summary>
/// What the toolkit adds to a build: one project with many resources, compiled with generator, analyzers and manifests, and without, in
/// turn, so that a slow moment of the machine meets both.
/// </summary>
internal static class BuildBenchmark
{
    private const int Runs = 5;
    private const int Resources = 100;
    private const int Properties = 30;

    public static async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("crdtoolkit-build-benchmark-").FullName;
        try
        {
            var plain = WriteProject(Path.Combine(folder, "plain"), "");
            var toolkit = WriteProject(Path.Combine(folder, "toolkit"), ToolkitItems());
            await RunDotnetAsync("restore", plain);
            await RunDotnetAsync("restore", toolkit);
            Console.WriteLine($"{Resources} resources of {Properties} properties; {Runs} runs each, after one that does not count; ms of wall time: minimum, median, maximum");
            await CompareAsync("rebuild", plain, toolkit, "-t:Rebuild");
            await CompareAsync("nothing changed", plain, toolkit);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task CompareAsync(string what, string plain, string toolkit, params string[] arguments)
    {
        var (without, with) = (new List<double>(), new List<double>());
        for (var run = 0; run <= Runs; run++)
        {
            var (first, second) = (await BuildAsync(plain, arguments), await BuildAsync(toolkit, arguments));
            if (run > 0)
            {
                without.Add(first);
                with.Add(second);
            }
        }

        Print($"{what}, without", without);
        Print($"{what}, with", with);
        Console.WriteLine($"{Median(with) - Median(without),8:F0} ms   added to: {what}");
    }

    private static async Task<double> BuildAsync(string project, string[] arguments)
    {
        var start = Stopwatch.GetTimestamp();
        await RunDotnetAsync(["build", project, "--no-restore", "-v:q", .. arguments]);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static async Task RunDotnetAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)} failed:\n{output}");
        }
    }

    private static string WriteProject(string folder, string items)
    {
        Directory.CreateDirectory(folder);
        foreach (var (path, source) in LargeProject.Resources(Resources, Properties))
        {
            File.WriteAllText(Path.Combine(folder, path), source);
        }

        var project = Path.Combine(folder, "Project.csproj");
        File.WriteAllText(project, $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <NoWarn>NU1603</NoWarn>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="KubernetesClient" Version="{Metadata("KubernetesClientVersion")}" />
                <Reference Include="{typeof(CustomResource).Assembly.Location}" />
              </ItemGroup>
            {items}
            </Project>
            """);
        return project;
    }

    private static string ToolkitItems()
    {
        var root = Metadata("RepositoryRoot");
        var generators = Path.GetDirectoryName(typeof(Generators.Pipeline.CrdToolkitGenerator).Assembly.Location)!;
        var task = Path.Combine(root, "build", "CrdToolkit.Build", "bin", Metadata("Configuration"), "netstandard2.0", "CrdToolkit.Build.dll");
        return $"""
              <PropertyGroup>
                <WriteCrdManifests>true</WriteCrdManifests>
                <CrdToolkitTaskAssembly>{task}</CrdToolkitTaskAssembly>
              </PropertyGroup>
              <ItemGroup>
                <Analyzer Include="{Path.Combine(generators, "CrdToolkit.Generators.dll")}" />
                <Analyzer Include="{Path.Combine(generators, "CrdToolkit.Schema.dll")}" />
              </ItemGroup>
              <Import Project="{Path.Combine(root, "build", "CrdToolkit.Build", "Targets", "CrdToolkit.Abstractions.targets")}" />
            """;
    }

    private static string Metadata(string key) =>
        typeof(BuildBenchmark).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;

    private static void Print(string what, List<double> times) =>
        Console.WriteLine($"{times.Min(),8:F0} {Median(times),8:F0} {times.Max(),8:F0}   {what}");

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
