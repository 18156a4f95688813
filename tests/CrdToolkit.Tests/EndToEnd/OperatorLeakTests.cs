using CrdToolkit.Testing;
using k8s.Models;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CrdToolkit.Tests.EndToEnd;

/// <summary>An operator that has stopped is gone from its process: with its sockets, its timers and all that waited for something.</summary>
[Collection(nameof(Alone))]
public sealed class OperatorLeakTests : IDisposable
{
    private const int Objects = 20;

    // Made once: it is a timer, too.
    private readonly PeriodicTimer pause = new(TimeSpan.FromMilliseconds(50));

    public void Dispose() => pause.Dispose();

    [Fact]
    public async Task An_operator_that_has_stopped_leaves_no_socket_no_timer_and_no_task_behind()
    {
        await using var server = await LocalApiServer.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        using var client = server.CreateClient();
        var machines = new MachineClient(new KubernetesApi(client));
        await CustomResourceDefinitions.InstallAsync(machines.Api, typeof(OperatorLeakTests).Assembly, TestContext.Current.CancellationToken);
        for (var i = 0; i < Objects; i++)
            await CreateAsync(machines, i);

        // The first one pays for what the process keeps, such as the threads and pools of the runtime.
        await RunAsync(server, machines);
        var before = Measure();
        var operators = new List<WeakReference>();
        for (var i = 0; i < 5; i++)
            operators.AddRange(await RunAsync(server, machines));

        // A task that waits for a timer, a socket or a token holds on to these.
        await ComesTrueAsync(
            () => operators.TrueForAll(part => !part.IsAlive),
            () => $"still there: {string.Join(", ", operators.Select(part => part.Target?.GetType().Name).OfType<string>().Distinct())}");
        await ComesTrueAsync(
            () => Measure() is var after && after.Sockets <= before.Sockets && after.Timers <= before.Timers,
            () => $"{before} before, {Measure()} after");
    }

    // What has stopped is given back in its own time.
    private async Task ComesTrueAsync(Func<bool> condition, Func<string> otherwise)
    {
        for (var tries = 0; !condition(); tries++)
        {
            Assert.True(tries < 200, otherwise());
            GC.Collect();
            GC.WaitForPendingFinalizers();
            await pause.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
    }

    private static Task CreateAsync(MachineClient machines, int number) => machines.CreateAsync(
        new Machine { Metadata = new() { Name = $"machine-{number}", NamespaceProperty = "default" }, Spec = new() { Cpu = 1 } },
        cancellationToken: TestContext.Current.CancellationToken);

    // One life: with leadership, requests in flight, retries after failures and timers that are not due.
    private static async Task<WeakReference[]> RunAsync(LocalApiServer server, MachineClient machines)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton<ILoggerFactory>(new RecordedLog());
        builder.Services.AddSingleton(server.ClientConfiguration);
        builder.Services.AddSingleton<Journal>();
        builder.Services.AddSingleton<MachineClient>();
        builder.Services.AddSingleton<ConfigMapClient>();
        builder.Services.AddOperator(options => options.LeaderElection.Enabled = true).AddController<Machine, WorkingReconciler>(
            Machine.Descriptor,
            controller => controller.UseFinalizer(WorkingReconciler.Finalizer).Owns<V1ConfigMap>(OperatorRig.ConfigMap));
        using var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        var journal = host.Services.GetRequiredService<Journal>();
        var seen = new HashSet<string>();
        await journal.WaitForAsync(machine =>
        {
            seen.Add(machine.Metadata.Name);
            return seen.Count == Objects;
        });
        await host.StopAsync(TestContext.Current.CancellationToken);
        return
        [
            new(host.Services.GetRequiredService<ResourceCache<Machine>>()),
            new(host.Services.GetRequiredService<KubernetesApi>()),
            new(journal),
            .. host.Services.GetServices<IController>().Select(controller => new WeakReference(controller)),
        ];
    }

    private static (int Sockets, long Timers) Measure() => (Sockets(), Timer.ActiveCount);

    // Where the system has such a list; elsewhere the rest is looked at.
    private static int Sockets()
    {
        const string Files = "/proc/self/fd";
        return Directory.Exists(Files)
            ? Directory.EnumerateFiles(Files).Count(file => new FileInfo(file).LinkTarget?.StartsWith("socket:", StringComparison.Ordinal) == true)
            : 0;
    }
}
