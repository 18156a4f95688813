using System.Diagnostics;
using System.Reflection;
using CrdToolkit.EndToEnd;

namespace CrdToolkit.Benchmarks;

/// <summary>A program of this repository as a user would run it.</summary>
internal static class PublishedProgram
{
    private static readonly string Root = typeof(PublishedProgram).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    /// <summary>Publishes a project.</summary>
    /// <param name="project">Its folder, which is named as the program.</param>
    /// <param name="isNative">Whether as a native program, or as one for .NET.</param>
    /// <returns>The program, or the assembly that <c>dotnet</c> runs.</returns>
    public static async Task<string> PublishAsync(string project, bool isNative)
    {
        var name = Path.GetFileName(project);
        var folder = Path.Combine(Root, "artifacts", "benchmarks", name, isNative ? "native" : "jit");
        string[] arguments = ["publish", Path.Combine(Root, project), "-v", "q", "-o", folder, .. isNative ? NativeCompiler.Arguments : ["-c", "Release", "-nologo"]];
        using var publish = Process.Start(new ProcessStartInfo("dotnet", arguments))!;
        await publish.WaitForExitAsync();
        return publish.ExitCode == 0
            ? Path.Combine(folder, isNative ? name : name + ".dll")
            : throw new InvalidOperationException("dotnet publish failed.");
    }

    /// <summary>How such a program is started.</summary>
    public static ProcessStartInfo Start(string program, params IEnumerable<string> arguments) =>
        program.EndsWith(".dll", StringComparison.Ordinal) ? new("dotnet", [program, .. arguments]) : new(program, arguments);
}
