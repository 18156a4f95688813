using System.Diagnostics;
using System.Text;
using System.Threading.Channels;

namespace CrdToolkit.EndToEnd;

/// <summary>The example operator as a process of its own, with what it prints.</summary>
internal sealed class OperatorProcess : IAsyncDisposable
{
    private static readonly string[] Ambient = ["KUBECONFIG", ServerUnderTest.KubeconfigVariable, "KUBERNETES_SERVICE_HOST"];

    private readonly Process process;
    private readonly Channel<string> lines = Channel.CreateUnbounded<string>();
    private readonly StringBuilder output = new();
    private readonly Task reading;

    private OperatorProcess(Process process)
    {
        this.process = process;
        reading = Task.WhenAll(ReadAsync(process.StandardOutput), ReadAsync(process.StandardError))
            .ContinueWith(_ => lines.Writer.Complete(), TaskScheduler.Default);
    }

    /// <summary>Whether it ended, by itself or because it was told to.</summary>
    public bool HasEnded => process.HasExited;

    /// <summary>All that was printed so far.</summary>
    public string Output
    {
        get
        {
            lock (output)
            {
                return output.ToString();
            }
        }
    }

    /// <summary>Starts the operator in a folder, without any cluster of the person who runs the tests.</summary>
    public static OperatorProcess Start(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet")
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(OperatorProgram.Assembly);
        return Start(start, [], arguments);
    }

    /// <summary>Starts the operator as a native program, in an environment that has these variables more.</summary>
    public static OperatorProcess StartNative(string program, string folder, Dictionary<string, string> environment, params string[] arguments) => Start(
        new ProcessStartInfo(program) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true },
        environment,
        arguments);

    private static OperatorProcess Start(ProcessStartInfo start, Dictionary<string, string> environment, string[] arguments)
    {
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }
        foreach (var variable in Ambient)
        {
            start.Environment.Remove(variable);
        }
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }
        return new OperatorProcess(Process.Start(start)!);
    }

    /// <summary>Reads on to the first line that holds <paramref name="text"/>.</summary>
    public async Task<string> LineAsync(string text, CancellationToken cancellation)
    {
        try
        {
            await foreach (var line in lines.Reader.ReadAllAsync(cancellation))
            {
                if (line.Contains(text, StringComparison.Ordinal))
                {
                    return line;
                }
            }
        }
        catch (OperationCanceledException) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
        {
            throw new Xunit.Sdk.XunitException($"The operator did not print \"{text}\" in time, but\n{Output}");
        }
        throw new Xunit.Sdk.XunitException($"The operator ended before it printed \"{text}\". It printed\n{Output}");
    }

    /// <summary>Waits until it ends by itself, and gives the exit code.</summary>
    public async Task<int> EndAsync(CancellationToken cancellation)
    {
        await process.WaitForExitAsync(cancellation);
        await reading;
        return process.ExitCode;
    }

    /// <summary>Presses Ctrl-C, waits for the end and gives the exit code.</summary>
    public async Task<int> InterruptAsync(CancellationToken cancellation)
    {
        using (var kill = Process.Start("kill", ["-INT", process.Id.ToString()]))
        {
            await kill.WaitForExitAsync(cancellation);
        }
        try
        {
            await process.WaitForExitAsync(cancellation);
        }
        catch (OperationCanceledException) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
        {
            throw new Xunit.Sdk.XunitException($"The operator did not stop after SIGINT. It printed\n{Output}");
        }
        await reading;
        return process.ExitCode;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
        process.Dispose();
    }

    private async Task ReadAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            lock (output)
            {
                output.AppendLine(line);
            }
            lines.Writer.TryWrite(line);
        }
    }
}
