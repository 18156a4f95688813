using System.Diagnostics;
using System.Reflection;

namespace CrdToolkit.EndToEnd;

/// <summary>Publishes the example as a native program, once for all cases, where this machine can.</summary>
public sealed class NativePublish : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("virtualmachine-native-");

    /// <summary>The program.</summary>
    public string Program => Path.Combine(folder.FullName, "VirtualMachine");

    /// <summary>Why there is none; null when there is.</summary>
    public string? SkipReason { get; private set; }

    /// <summary>What the compiler warned of, the client's own summary apart.</summary>
    public IReadOnlyList<string> Warnings { get; private set; } = [];

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        SkipReason = NativeCompiler.WhyMissing;
        if (SkipReason is not null)
        {
            return;
        }
        var project = Path.Combine(typeof(NativePublish).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "VirtualMachineFolder").Value!, "VirtualMachine.csproj");
        var start = new ProcessStartInfo("dotnet", ["publish", project, .. NativeCompiler.Arguments, "-p:TreatWarningsAsErrors=false", "-o", folder.FullName])
        {
            RedirectStandardOutput = true,
        };
        using var publish = Process.Start(start)!;
        var output = publish.StandardOutput.ReadToEndAsync();
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            await publish.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            publish.Kill(entireProcessTree: true);
            SkipReason = $"Publishing the native program took more than {Patience.TotalMinutes:0} minutes on this machine.";
            return;
        }
        var lines = (await output).Split('\n');
        Assert.True(publish.ExitCode == 0, string.Join('\n', lines));
        Warnings = [.. lines.Where(line => line.Contains("warning IL", StringComparison.Ordinal)).Distinct()];
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
