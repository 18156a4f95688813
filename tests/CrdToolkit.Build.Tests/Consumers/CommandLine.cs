using System.Diagnostics;

namespace CrdToolkit.Build.Tests.Consumers;

/// <summary>Runs programs and keeps what they print.</summary>
internal static class CommandLine
{
    public static async Task<CommandResult> RunAsync(string directory, string program, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // The build that runs these tests must not leak into the builds that they run.
        foreach (var name in start.Environment.Keys.Where(IsOfTheOuterBuild).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new(process.ExitCode, await output + await errors);
    }

    private static bool IsOfTheOuterBuild(string name) =>
        name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("VSTEST", StringComparison.OrdinalIgnoreCase)
        || name is "CI" or "Configuration" or "NUGET_PACKAGES";
}
