namespace CrdToolkit.EndToEnd;

/// <summary>The example operator, with its definitions installed, at work on the server under test for all cases of a class.</summary>
public sealed class RunningOperator(ServerUnderTest server) : IAsyncLifetime
{
    private readonly DefinitionFiles definitions = new(server.Api);
    private OperatorProcess? process;

    /// <summary>All that the operator printed so far.</summary>
    public string Output => process?.Output ?? "";

    /// <summary>Fails when the operator is not at work any more: nothing that a case waits for would come.</summary>
    public void ShouldBeAlive() => Assert.False(process is not { HasEnded: false }, $"The operator ended. It printed\n{Output}");

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
