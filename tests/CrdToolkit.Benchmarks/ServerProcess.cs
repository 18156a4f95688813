using System.Diagnostics;

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
    /// <param name="tool">The published <c>crdtool</c>.</param>
    public static async Task<ServerProcess> StartAsync(string tool)
    {
        var start = PublishedProgram.Start(tool, "server", "--quiet");
        start.RedirectStandardOutput = true;
        var process = Process.Start(start)!;
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
}
