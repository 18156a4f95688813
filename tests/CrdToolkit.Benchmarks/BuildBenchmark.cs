using System.Diagnostics;

namespace CrdToolkit.Benchmarks;

/// <summary>What the toolkit adds to a build: the example built with the generator and the manifests, and without, in turn.</summary>
internal static class BuildBenchmark
{
    private const int Runs = 5;

    public static async Task RunAsync()
    {
        var project = Path.Combine(RepositoryRoot(), "examples", "VirtualMachine", "VirtualMachine.csproj");
        Console.WriteLine($"{Runs} runs each, after one that does not count; milliseconds of wall time, minimum / median / maximum");
        await MeasureAsync("rebuild of the example, generator and manifests included", project, "-t:Rebuild", "-p:BuildProjectReferences=false");
        await MeasureAsync("build of the example, nothing changed", project, "-p:BuildProjectReferences=false");
    }

    private static async Task MeasureAsync(string what, string project, params string[] arguments)
    {
        var times = new List<double>();
        for (var run = 0; run <= Runs; run++)
        {
            var start = Stopwatch.GetTimestamp();
            using var process = Process.Start(new ProcessStartInfo("dotnet", ["build", project, "--no-restore", "-v:q", .. arguments])
            {
                RedirectStandardOutput = true,
            })!;
            var output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            if (process.ExitCode != 0)
            {
                throw new InvalidOperationException($"The build failed:\n{output}");
            }

            if (run > 0)
            {
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }

        times.Sort();
        Console.WriteLine($"{times[0],8:F0} {times[times.Count / 2],8:F0} {times[^1],8:F0}   {what}");
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CrdToolkit.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("Run this from within the repository.");
    }
}
