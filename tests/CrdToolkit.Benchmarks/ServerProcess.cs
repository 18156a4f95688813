using System.Diagnostics;
using System.Reflection;

namespace CrdToolkit.Benchmarks;

/// <summary><c>crdtool server</c> as a process of its own.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process process;

    private ServerProcess(Process process, Uri baseUri) => (this.process, BaseUri) = (process, baseUri);

    /// <summary>Where it listens.</summary>
    public Uri BaseUri { get; }

    /// <summary>What it has used of the processors, user and system.</summary>
    public TimeSpan Cpu
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>Its resident memory, in bytes.</summary>
    public long ResidentBytes
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    /// <summary>Starts it.</summary>
    public static async Task<ServerProcess> StartAsync()
    {
        var tool = Path.Combine(Metadata("RepositoryRoot"), "src", "CrdToolkit.Cli", "bin", Metadata("Configuration"), "net10.0", "CrdToolkit.Cli.dll");
        var process = Process.Start(new ProcessStartInfo("dotnet", [tool, "server", "--quiet"]) { RedirectStandardOutput = true })!;
        const string Serving = "Serving on ";
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(Serving, StringComparison.Ordinal))
            {
                return new ServerProcess(process, new Uri(line[Serving.Length..line.IndexOf(". ", StringComparison.Ordinal)]));
            }
        }

        throw new InvalidOperationException("crdtool server has ended before it served.");
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static string Metadata(string key) =>
        typeof(ServerProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
