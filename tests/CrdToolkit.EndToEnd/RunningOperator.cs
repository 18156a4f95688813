namespace CrdToolkit.EndToEnd;

/// <summary>The example operator, with its definitions installed, at work on the server under test for all cases of a class.</summary>
public sealed class RunningOperator(ServerUnderTest server) : IAsyncLifetime
{
    private readonly DefinitionFiles definitions = new(server.Api);
    private OperatorProcess? process;

    /// <summary>All that the operator printed so far.</summary>
    public string Output => process?.Output ?? "";

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        await definitions.InstallAsync();
        process = OperatorProcess.Start(Path.GetTempPath(), "--kubeconfig", await server.KubeconfigAsync());
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            await process.DisposeAsync();
        }
        await definitions.UninstallAsync();
    }
}
