using CrdToolkit.Testing;

namespace CrdToolkit.EndToEnd;

/// <summary>The example as a native program: it does what it does elsewhere.</summary>
public sealed class NativeProgram(NativePublish native) : IClassFixture<NativePublish>, IDisposable
{
    private static readonly Resource Machines = new("infra.example.com", "v1", "VirtualMachine", "virtualmachines", "default");
    private static readonly Resource ConfigMaps = new("", "v1", "ConfigMap", "configmaps", "default");

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("virtualmachine-");
    private readonly CancellationTokenSource minute = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

    [Fact]
    public void No_code_but_that_of_the_client_is_unfit_for_it()
    {
        Assert.SkipWhen(native.SkipReason is not null, native.SkipReason ?? "");
        Assert.Empty(native.Warnings);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task It_does_its_work_with_a_kubeconfig_and_with_the_service_account_of_a_pod(bool isInPod)
    {
        Assert.SkipWhen(native.SkipReason is not null, native.SkipReason ?? "");
        minute.CancelAfter(TimeSpan.FromMinutes(1));
        await using var server = await LocalApiServer.StartAsync(new LocalApiServerOptions { Tls = true }, minute.Token);
        using var client = server.CreateClient();
        var api = new ApiClient(client);
        await new DefinitionFiles(api).InstallAsync();
        await using var program = isInPod ? await InPodAsync(server) : await WithKubeconfigAsync(server);
        await program.LineAsync("Application started", minute.Token);

        var created = await api.PostAsync(Machines.Path, Machines.New("web", """{"spec":{"cpu":2,"lifetime":"1h"}}""")).Returns(201);
        var running = await api.EventuallyAsync(Machines.PathTo("web"), answer => answer.Body.Text("status.phase") == "Running");
        Assert.Equal(running.Body.Text("status.host"), (await api.GetAsync(ConfigMaps.PathTo("web"))).Body.Text("data.host"));
        await api.DeleteAsync(Machines.PathTo("web")).Returns(200);
        await api.EventuallyAsync(Machines.PathTo("web"), answer => answer.Code == 404);

        Assert.Contains($"freed machine {created.Uid()}", program.Output, StringComparison.Ordinal);
        Assert.Equal(0, await program.InterruptAsync(minute.Token));
        Assert.DoesNotContain("   at ", program.Output, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        minute.Dispose();
        folder.Delete(recursive: true);
    }

    private async Task<OperatorProcess> WithKubeconfigAsync(LocalApiServer server)
    {
        var kubeconfig = Path.Combine(folder.FullName, "kubeconfig");
        await server.WriteKubeconfigAsync(kubeconfig, minute.Token);
        return OperatorProcess.StartNative(native.Program, folder.FullName, [], "--kubeconfig", kubeconfig);
    }

    // What Kubernetes would put into the pod.
    private async Task<OperatorProcess> InPodAsync(LocalApiServer server)
    {
        var account = server.ServiceAccount("default", "virtualmachine").ClientConfiguration;
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "token"), account.AccessToken, minute.Token);
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "ca.crt"), account.SslCaCerts[0].ExportCertificatePem(), minute.Token);
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "namespace"), "default", minute.Token);
        return OperatorProcess.StartNative(native.Program, folder.FullName, new()
        {
            ["KUBERNETES_SERVICE_HOST"] = server.BaseUri.Host,
            ["KUBERNETES_SERVICE_PORT"] = server.BaseUri.Port.ToString(null, null),
            ["KUBERNETES_SERVICEACCOUNT_DIRECTORY"] = folder.FullName,
            ["Operator__Endpoint__Port"] = "0",
        });
    }
}
