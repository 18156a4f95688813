using System.Runtime.InteropServices;

namespace CrdToolkit.EndToEnd;

/// <summary>What makes native programs, where this machine has it.</summary>
internal static class NativeCompiler
{
    /// <summary>Why native programs cannot be made here; null when they can.</summary>
    public static string? WhyMissing
    {
        get
        {
            if (!OperatingSystem.IsLinux())
            {
                return "Native programs are tested on Linux.";
            }

            if (Linker is null)
            {
                return "There is neither clang nor gcc to link a native program with.";
            }

            var packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } set ? set : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
            var compiler = $"runtime.{RuntimeInformation.RuntimeIdentifier}.microsoft.dotnet.ilcompiler";
            return Directory.Exists(Path.Combine(packages, compiler))
                ? null
                : $"The package {compiler} is not on this machine: dotnet publish examples/VirtualMachine -r {RuntimeInformation.RuntimeIdentifier} -p:Native=true fetches it.";
        }
    }

    /// <summary>What makes <c>dotnet publish</c> or <c>dotnet pack</c> make a native program for this machine.</summary>
    public static IReadOnlyList<string> Arguments => ["-c", "Release", "-nologo", "-r", RuntimeInformation.RuntimeIdentifier, "-p:Native=true", $"-p:CppCompilerAndLinker={Linker}"];

    private static string? Linker => Array.Find(["clang", "gcc"], name => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(path => File.Exists(Path.Combine(path, name))));
}
