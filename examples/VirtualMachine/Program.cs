using System.Globalization;
using CrdToolkit;
using CrdToolkit.Testing;
using k8s;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using VirtualMachines;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSingleton<IHypervisor, SimulatedHypervisor>();
builder.Services.AddOperator().AddReconcilers();

// With --kubeconfig FILE, or in a cluster, this is a plain operator. Alone, it brings its own API server and shows what it does.
LocalApiServer? server = null;
if (builder.Configuration["kubeconfig"] is { } kubeconfig)
{
    builder.Services.AddSingleton(KubernetesClientConfiguration.BuildConfigFromConfigFile(kubeconfig));
}
else if (!KubernetesClientConfiguration.IsInCluster())
{
    server = await LocalApiServer.StartAsync();
    builder.Services.AddSingleton(server.ClientConfiguration);
    builder.Services.AddHostedService(services => ActivatorUtilities.CreateInstance<Tour>(services, server));
}

await using (server)
{
    await builder.Build().RunAsync();
}
