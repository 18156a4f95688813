using CrdToolkit.Testing;

namespace CrdToolkit.EndToEnd;

/// <summary>The example as a person starts it from the shell.</summary>
public sealed class VirtualMachineProgram : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("virtualmachine-");
    private readonly CancellationTokenSource minute = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

    public VirtualMachineProgram() => minute.CancelAfter(TimeSpan.FromMinutes(1));

    [Fact]
    public async Task Without_arguments_it_shows_the_whole_life_in_a_minute_and_ends_on_control_c()
    {
        await using var program = OperatorProcess.Start(folder.FullName);

        foreach (var expected in new[]
        {
            "kubectl get vm -w", "web: created", "web: status Pending", "Now the network is created.", "web: status Running on host-",
            "batch: is being deleted", "batch: gone",
        })
        {
            await program.LineAsync(expected, minute.Token);
        }

        Assert.Equal(0, await program.InterruptAsync(minute.Token));
        Assert.DoesNotContain("   at ", program.Output, StringComparison.Ordinal);
        Assert.Empty(folder.EnumerateFileSystemInfos());
    }

    [Fact]
    public async Task With_a_kubeconfig_it_ends_on_control_c()
    {
        await using var server = await LocalApiServer.StartAsync(cancellationToken: minute.Token);
        var kubeconfig = Path.Combine(folder.FullName, "kubeconfig");
        await server.WriteKubeconfigAsync(kubeconfig, minute.Token);
        using var client = server.CreateClient();
        var definitions = new DefinitionFiles(new ApiClient(client));
        await definitions.InstallAsync();
        await using var program = OperatorProcess.Start(folder.FullName, "--kubeconfig", kubeconfig);
        await program.LineAsync("Application started", minute.Token);

        Assert.Equal(0, await program.InterruptAsync(minute.Token));
        Assert.DoesNotContain("   at ", program.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_typing_error_in_an_option_ends_it_with_a_message()
    {
        await using var program = OperatorProcess.Start(folder.FullName, "--kubeconfig", "nowhere", "--Operator:ResyncPeriod=10");
        Assert.Equal(1, await program.EndAsync(minute.Token));
        Assert.Equal(
            "The operator cannot start.\nOperator:ResyncPeriod: 10 is read as 10 days; write 00:00:10 for seconds, or 10.00:00:00 for days.\n",
            program.Output.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task A_missing_kubeconfig_ends_it_with_a_message()
    {
        await using var program = OperatorProcess.Start(folder.FullName, "--kubeconfig", "nowhere");
        Assert.Equal(1, await program.EndAsync(minute.Token));
        Assert.Equal("The operator cannot start.\nThere is no kubeconfig nowhere.\n", program.Output.ReplaceLineEndings("\n"));
    }

    public void Dispose()
    {
        minute.Dispose();
        folder.Delete(recursive: true);
    }
}
