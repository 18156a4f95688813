using CrdToolkit.Testing;

namespace CrdToolkit.Cli.Serving;

/// <summary>A server from its start until it is interrupted.</summary>
/// <param name="options">What to do.</param>
/// <param name="terminal">Where it is told.</param>
internal sealed class ServerRun(ServerOptions options, Terminal terminal)
{
    private readonly Lock gate = new();

    /// <summary>Runs until it is cancelled.</summary>
    /// <returns>One of <see cref="ExitCode"/>; an interrupt is how it is meant to end.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var kubeconfig = options.Kubeconfig ?? Path.Combine(Path.GetTempPath(), $"crdtool-{Guid.NewGuid():N}.kubeconfig");
        try
        {
            await using var server = await LocalApiServer.StartAsync(
                Settings(kubeconfig), cancellationToken);
            await server.WriteKubeconfigAsync(kubeconfig, cancellationToken);
            if (options.Definitions.Count > 0)
            {
                // Only then: this takes a client of HTTP.
                await InstallAsync(server, cancellationToken);
            }

            Tell($"Serving on {server.BaseUri.ToString().TrimEnd('/')}. Ctrl+C stops it.\n  export KUBECONFIG={kubeconfig}");
            if (!options.IsQuiet)
            {
                server.Requests.Finished += request => Tell(RequestLine.Of(request, terminal.HasColor));
            }

            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            return ExitCode.Clean;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return ExitCode.Clean;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidOperationException or FormatException)
        {
            await terminal.Error.WriteLineAsync($"crdtool: {e.Message}");
            return ExitCode.Usage;
        }
        finally
        {
            if (options.Kubeconfig is null)
            {
                File.Delete(kubeconfig);
            }
        }
    }

    // Where roles decide it has to be known who asks, and kubectl sends no token over plain HTTP.
    private LocalApiServerOptions Settings(string kubeconfig) => new()
    {
        Port = options.Port,
        Rbac = options.Rbac,
        Tls = options.Tls || options.Rbac,
        SimulateWorkloads = options.SimulatesWorkloads,
        AdministratorToken = KnownToken.Read(kubeconfig),
    };

    private async Task InstallAsync(LocalApiServer server, CancellationToken cancellationToken)
    {
        foreach (var name in await server.InstallDefinitionsAsync(options.Definitions, cancellationToken))
        {
            Tell($"Installed {name}");
        }
    }

    // Requests end on many threads, and a person reads along.
    private void Tell(string text)
    {
        lock (gate)
        {
            terminal.Output.WriteLine(text);
            terminal.Output.Flush();
        }
    }
}
