using CrdToolkit.Testing;
using k8s;
using k8s.Models;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CrdToolkit.Tests.Faults;

/// <summary>An operator on a server that misbehaves, while a user changes, creates and deletes objects; and what came of it.</summary>
public sealed class FaultRun
{
    private readonly FaultPlan plan;
    private readonly LocalApiServer server;
    private readonly Kubernetes client;
    private readonly MachineClient user;
    private readonly FaultLedger ledger = new();
    private readonly Dictionary<string, long> changes = [];

    private FaultRun(FaultPlan plan, LocalApiServer server)
    {
        this.plan = plan;
        this.server = server;
        client = server.CreateClient();
        user = new MachineClient(new KubernetesApi(client) { RequestTimeout = TimeSpan.FromSeconds(10) });
    }

    public static async Task<FaultReport> RunAsync(FaultPlan plan, CancellationToken cancellationToken)
    {
        await using var server = await LocalApiServer.StartAsync(cancellationToken: cancellationToken);
        return await new FaultRun(plan, server).RunAsync(cancellationToken);
    }

    private async Task<FaultReport> RunAsync(CancellationToken cancellationToken)
    {
        await CustomResourceDefinitions.InstallAsync(user.Api, typeof(FaultRun).Assembly, cancellationToken);
        foreach (var name in plan.Namespaces)
            await client.CoreV1.CreateNamespaceAsync(new V1Namespace { Metadata = new() { Name = name } }, cancellationToken: cancellationToken);
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton<ILoggerFactory, LoggerFactory>();
        builder.Services.AddSingleton(new KubernetesApi(new Kubernetes(server.ClientConfiguration)) { RequestTimeout = TimeSpan.FromSeconds(10), WatchDuration = plan.WatchDuration });
        builder.Services.AddSingleton(ledger);
        builder.Services.AddSingleton<MachineClient>();
        builder.Services.AddOperator(options =>
        {
            options.DetectMutations = false;
            options.Namespaces = [.. plan.Namespaces];
        }).AddController<Machine, LedgerReconciler>(
            Machine.Descriptor,
            controller => controller.UseFinalizer(LedgerReconciler.Finalizer));
        using var host = builder.Build();
        await host.StartAsync(cancellationToken);
        var memory = GC.GetTotalMemory(forceFullCollection: true);

        using var misbehaving = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var schedule = new FaultSchedule(server, plan);
        await Task.WhenAll(schedule.RunAsync(misbehaving.Token), ChangeAsync(misbehaving.Token), EndAsync(schedule, misbehaving));

        var behaving = TimeProvider.System.GetTimestamp();
        var missed = await ConvergeAsync(host.Services.GetRequiredService<ResourceCache<Machine>>(), cancellationToken);
        var converged = TimeProvider.System.GetElapsedTime(behaving);
        schedule.Clear();
        var count = host.Services.GetRequiredService<ResourceCache<Machine>>().Count;
        await host.StopAsync(cancellationToken);
        return new FaultReport(
            [.. ledger.Broken],
            missed,
            converged,
            [
                .. schedule.Counts.Select(fault => ($"fault: {fault.What}", fault.Count)),
                .. changes.OrderBy(change => change.Key).Select(change => ($"user: {change.Key}", change.Value)),
                ("reconciles", ledger.Reconciles),
                ("status writes acknowledged", ledger.Writes),
                ("reconciles that failed on a request", ledger.Failures),
                ("clean-ups", ledger.Finalized),
                ("objects at the end", count),
                ("managed bytes more than at the start", GC.GetTotalMemory(forceFullCollection: true) - memory),
            ]);
    }

    private async Task EndAsync(FaultSchedule schedule, CancellationTokenSource misbehaving)
    {
        var start = TimeProvider.System.GetTimestamp();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (GoesOn(TimeProvider.System.GetElapsedTime(start)))
            await timer.WaitForNextTickAsync(misbehaving.Token);
        await misbehaving.CancelAsync();

        bool GoesOn(TimeSpan passed) => passed < plan.Duration
            || ((ledger.Writes < plan.Writes || schedule.Cuts < plan.Writes) && passed < plan.Duration + plan.Patience);
    }

    private async Task ChangeAsync(CancellationToken cancellationToken)
    {
        var random = new Random(plan.Seed + 1);
        using var timer = new PeriodicTimer(plan.ChangeEvery);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                var number = random.Next(plan.Objects);
                var name = $"vm{number}";
                var @namespace = plan.Namespaces[number % plan.Namespaces.Count];
                var (what, change) = random.Next(10) switch
                {
                    0 => ("deletes", user.DeleteAsync(name, @namespace, cancellationToken: cancellationToken)),
                    < 4 => ("creates", user.CreateAsync(
                        new Machine { Metadata = new() { Name = name, NamespaceProperty = @namespace }, Spec = new() { Cpu = random.Next(100) } },
                        cancellationToken: cancellationToken)),
                    _ => ("patches", (Task)user.PatchAsync(name, @namespace, ResourcePatch.Merge($$$"""{"spec":{"cpu":{{{random.Next(100)}}}}}"""), cancellationToken: cancellationToken)),
                };
                try
                {
                    await change;
                    changes[what] = changes.GetValueOrDefault(what) + 1;
                }
                catch (KubernetesApiException exception)
                {
                    // Present, absent, or hit by a fault: whatever the server holds in the end is what is wanted.
                    var failure = exception.IsNotFound || exception.IsAlreadyExists ? "without object, or with one too many" : "hit by faults";
                    changes[failure] = changes.GetValueOrDefault(failure) + 1;
                }
            }
        }
        catch (OperationCanceledException)
        {
        }
    }

    // Until every object is as the server says that it should be, and the cache holds what the server holds.
    private async Task<IReadOnlyList<string>> ConvergeAsync(ResourceCache<Machine> cache, CancellationToken cancellationToken)
    {
        var start = TimeProvider.System.GetTimestamp();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (true)
        {
            var present = (await user.ListAsync(cancellationToken: cancellationToken)).Items;
            var missed = present.Where(machine => machine.Metadata.DeletionTimestamp is not null || machine.Status?.Phase != LedgerReconciler.PhaseOf(machine))
                .Select(machine => $"{machine.Metadata.Name} is in phase '{machine.Status?.Phase}' with cpu {machine.Spec.Cpu}, deleted {machine.Metadata.DeletionTimestamp}")
                .Concat(present.Where(machine => cache.Find(NamespacedName.Of(machine))?.Metadata.ResourceVersion != machine.Metadata.ResourceVersion)
                    .Select(machine => $"{machine.Metadata.Name} is in version {cache.Find(NamespacedName.Of(machine))?.Metadata.ResourceVersion} in the cache, not {machine.Metadata.ResourceVersion}"))
                .Concat(cache.List().Select(machine => machine.Metadata.Name).Except(present.Select(machine => machine.Metadata.Name)).Select(name => $"{name} is in the cache still"))
                .ToList();
            if (missed.Count == 0 || TimeProvider.System.GetElapsedTime(start) > plan.Patience)
                return missed;
            await timer.WaitForNextTickAsync(cancellationToken);
        }
    }
}
