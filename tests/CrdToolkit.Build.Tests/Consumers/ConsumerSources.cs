using System.Diagnostics.CodeAnalysis;

namespace CrdToolkit.Build.Tests.Consumers;

/// <summary>What the consumers are made of.</summary>
internal static class ConsumerSources
{
    public const string MachineManifest = "config/crd/bases/infra.example.com_virtualmachines.yaml";
    public const string Kustomization = "config/crd/kustomization.yaml";

    [StringSyntax("csharp")]
    public const string Machine = """
        using CrdToolkit;

        namespace Machines;

        /// <summary>A virtual machine.</summary>
        [CustomResource("infra.example.com", "v1", ShortNames = ["vm"])]
        [SubresourceStatus]
        public partial record VirtualMachine : CustomResource<VirtualMachineSpec, VirtualMachineStatus>;

        /// <summary>The machine that the user wants.</summary>
        public sealed record VirtualMachineSpec
        {
            /// <summary>Number of virtual CPUs.</summary>
            public required int Cpu { get; init; }
        }

        /// <summary>What was observed.</summary>
        public sealed record VirtualMachineStatus
        {
            /// <summary>Where the machine runs.</summary>
            public string? Host { get; init; }
        }
        """;

    [StringSyntax("csharp")]
    public const string Reconciler = """
        using CrdToolkit;
        using k8s.Models;
        using Machines;

        namespace Operators;

        /// <summary>Keeps a machine running.</summary>
        [Finalizer("infra.example.com/machine")]
        [Owns<V1ConfigMap>(LabelSelector = "app=c")]
        public sealed partial class VirtualMachineReconciler(VirtualMachineClient machines) : IReconciler<VirtualMachine>
        {
            /// <inheritdoc/>
            public async Task<ReconcileResult> ReconcileAsync(VirtualMachine machine, CancellationToken cancellationToken)
            {
                await machines.UpdateStatusAsync(machine, new() { Host = "h" }, cancellationToken);
                return ReconcileResult.Done;
            }

            /// <inheritdoc/>
            public Task<ReconcileResult> FinalizeAsync(VirtualMachine machine, CancellationToken cancellationToken) => Task.FromResult(ReconcileResult.Done);
        }
        """;

    [StringSyntax("csharp")]
    public const string Program = """
        using CrdToolkit;
        using Microsoft.Extensions.DependencyInjection;

        new ServiceCollection().AddOperator().AddReconcilers();
        """;
}
