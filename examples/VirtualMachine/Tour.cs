using CrdToolkit;
using CrdToolkit.Testing;
using Microsoft.Extensions.Hosting;

namespace VirtualMachines;

/// <summary>
/// Shows what the operator does, on an API server of its own: installs the definitions, creates the samples, and tells each change of a
/// machine as it happens. Then it leaves the stage to kubectl.
/// </summary>
internal sealed class Tour(
    LocalApiServer server,
    KubernetesApi api,
    VirtualMachineClient machines,
    NetworkClient networks,
    TimeProvider time) : BackgroundService
{
    private const string Namespace = "default";
    private static readonly TimeSpan BeforeTheNetwork = TimeSpan.FromSeconds(4);
    private readonly string kubeconfig = Path.Combine(Environment.CurrentDirectory, "virtualmachine.kubeconfig");
    private readonly Dictionary<string, VirtualMachine> seen = [];

    /// <inheritdoc/>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await server.WriteKubeconfigAsync(kubeconfig, cancellationToken);
        await CustomResourceDefinitions.InstallAsync(api.Client, typeof(VirtualMachine).Assembly, cancellationToken);
        Tell($"""
            An API server is running at {server.BaseUri}. Look at it from a second terminal:

              export KUBECONFIG={kubeconfig}
              kubectl get vm -w
              kubectl apply --server-side -f {Path.Combine(Samples.Folder, "web.yaml")}
              kubectl delete vm web

            Ctrl-C ends it.

            """);
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        File.Delete(kubeconfig);
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.WhenAll(NarrateAsync(stoppingToken), PlayAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Ctrl-C is how the tour ends.
        }
    }

    private async Task PlayAsync(CancellationToken cancellationToken)
    {
        Tell("web asks for a network that does not exist yet; batch wants to live for 20 seconds only.");
        await machines.CreateAsync(Samples.Read<VirtualMachine>("web.yaml", Namespace, api), cancellationToken: cancellationToken);
        await machines.CreateAsync(Samples.Read<VirtualMachine>("batch.yaml", Namespace, api), cancellationToken: cancellationToken);
        await Task.Delay(BeforeTheNetwork, time, cancellationToken);
        Tell("Now the network is created.");
        await networks.CreateAsync(Samples.Read<Network>("network.yaml", Namespace, api), cancellationToken: cancellationToken);
    }

    private async Task NarrateAsync(CancellationToken cancellationToken)
    {
        await foreach (var change in machines.WatchAsync(Namespace, cancellationToken: cancellationToken))
        {
            if (change.Resource is { } machine)
            {
                Narrate(change.Type, machine);
            }
        }
    }

    private void Narrate(ResourceEventType type, VirtualMachine machine)
    {
        var name = machine.Metadata.Name;
        var before = seen.GetValueOrDefault(name);
        if (type == ResourceEventType.Deleted)
        {
            seen.Remove(name);
            Tell($"{name}: gone");
            return;
        }

        seen[name] = machine;
        if (before is null)
        {
            Tell($"{name}: created");
        }
        else if (before.Metadata.Generation != machine.Metadata.Generation && machine.Metadata.DeletionTimestamp is null)
        {
            Tell($"{name}: has a new spec, generation {machine.Metadata.Generation}");
        }

        if (before?.Metadata.Finalizers is null or [] && machine.Metadata.Finalizers is [_, ..])
        {
            Tell($"{name}: has finalizer {machine.Metadata.Finalizers[0]}");
        }

        if (machine.Status is { } status && !status.Equals(before?.Status))
        {
            var details = status.Host is { } host ? $"on {host}" : $"({status.Message})";
            Tell($"{name}: status {status.Phase} {details}, observed generation {status.ObservedGeneration}");
        }

        if (before?.Metadata.DeletionTimestamp is null && machine.Metadata.DeletionTimestamp is not null)
        {
            Tell($"{name}: is being deleted; the finalizer frees it first");
        }
    }

    private static void Tell(string line) => Console.WriteLine(line);
}
