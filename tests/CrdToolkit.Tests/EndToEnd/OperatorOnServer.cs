using CrdToolkit.Testing;
using k8s;
using k8s.Models;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CrdToolkit.Tests.EndToEnd;

/// <summary>A whole operator on a server in this process.</summary>
public sealed class OperatorOnServer : IAsyncDisposable
{
    private readonly IHost host;

    private OperatorOnServer(LocalApiServer server, DelegatingHandler[] handlers)
    {
        Server = server;
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton<ILoggerFactory>(Log);
        builder.Services.AddSingleton(new Kubernetes(server.ClientConfiguration, handlers));
        builder.Services.AddSingleton<Journal>();
        builder.Services.AddSingleton<MachineClient>();
        builder.Services.AddSingleton<ConfigMapClient>();
        builder.Services.AddOperator().AddController<Machine, WorkingReconciler>(
            Machine.Descriptor,
            controller => controller.UseFinalizer(WorkingReconciler.Finalizer).Owns<V1ConfigMap>(OperatorRig.ConfigMap));
        host = builder.Build();
        // The user's own client, apart from the operator's: what it writes the operator learns by its watch only.
        Machines = new MachineClient(new KubernetesApi(server.CreateClient()));
        Maps = new ConfigMapClient(Machines.Api);
    }

    public LocalApiServer Server { get; }

    public RecordedLog Log { get; } = new();

    public MachineClient Machines { get; }

    public ConfigMapClient Maps { get; }

    public Journal Journal => host.Services.GetRequiredService<Journal>();

    public ResourceCache<Machine> Cache => host.Services.GetRequiredService<ResourceCache<Machine>>();

    public static async Task<OperatorOnServer> StartAsync(bool isInstalled = true, params DelegatingHandler[] handlers)
    {
        var running = new OperatorOnServer(await LocalApiServer.StartAsync(cancellationToken: TestContext.Current.CancellationToken), handlers);
        if (isInstalled)
            await running.InstallAsync();
        await running.host.StartAsync(TestContext.Current.CancellationToken);
        return running;
    }

    public Task InstallAsync() => CustomResourceDefinitions.InstallAsync(Machines.Api, typeof(OperatorOnServer).Assembly, TestContext.Current.CancellationToken);

    public Task<Machine> CreateAsync(string name, int cpu) => Machines.CreateAsync(
        new Machine { Metadata = new() { Name = name, NamespaceProperty = "default" }, Spec = new() { Cpu = cpu } },
        cancellationToken: TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync(CancellationToken.None);
        host.Dispose();
        await Server.DisposeAsync();
        foreach (var line in Log.Lines)
            TestContext.Current.TestOutputHelper?.WriteLine(line);
    }
}
