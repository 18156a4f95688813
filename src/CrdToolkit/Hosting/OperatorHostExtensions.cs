using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CrdToolkit;

/// <summary>Runs a host that has an operator.</summary>
public static class OperatorHostExtensions
{
    /// <summary>
    /// Runs the host until it is stopped, as <c>RunAsync</c> does. Where the operator cannot start as it is set up (an option is wrong, there
    /// is no kubeconfig, a port is taken), that is told in a few lines at the standard error, without the way through the code.
    /// </summary>
    /// <param name="host">The host; disposed of at the end.</param>
    /// <param name="cancellationToken">Stops the host.</param>
    /// <returns>The exit code to end the process with: 1 when the operator cannot start, else <c>Environment.ExitCode</c>.</returns>
    public static async Task<int> RunOperatorAsync(this IHost host, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(host);
        try
        {
            // Before the host does it, which logs a failure with its stack.
            Prepare(host);
            await host.RunAsync(cancellationToken).ConfigureAwait(false);
            return Environment.ExitCode;
        }
        catch (Exception exception) when (exception is OptionsValidationException or KubeconfigException or OperatorStartException)
        {
            await Console.Error.WriteLineAsync($"The operator cannot start.\n{exception.Message}").ConfigureAwait(false);
            host.Dispose();
            return 1;
        }
    }

    private static void Prepare(IHost host)
    {
        _ = host.Services.GetServices<IHostedService>().Count();
        host.Services.GetService<OperatorEndpoint>()?.Start();
    }
}
