using CrdToolkit;
using CrdToolkit.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using VirtualMachines;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddSingleton<IHypervisor, SimulatedHypervisor>();

// With --kubeconfig FILE, or in a cluster, this is a plain operator. Alone, it brings its own API server and shows what it does.
var kubeconfig = builder.Configuration["kubeconfig"];
LocalApiServer? server = null;
if (kubeconfig is null && !KubernetesConnection.IsInCluster)
{
    server = await LocalApiServer.StartAsync();
    builder.Services.AddSingleton(server);
    builder.Services.AddSingleton(server.ClientConfiguration);
    // before the operator, because it installs the definitions
    builder.Services.AddHostedService<Tour>();
    builder.Logging.SetMinimumLevel(LogLevel.Warning).AddSimpleConsole(console => console.SingleLine = true);
}

builder.Services.AddOperator(options => options.Kubeconfig = kubeconfig ?? options.Kubeconfig).AddReconcilers();
await using (server)
    return await builder.Build().RunOperatorAsync();
