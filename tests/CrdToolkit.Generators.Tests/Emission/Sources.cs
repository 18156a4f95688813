using System.Diagnostics.CodeAnalysis;

namespace CrdToolkit.Generators.Tests.Emission;

/// <summary>Source that several tests use.</summary>
internal static class Sources
{
    /// <summary>The example of the design page.</summary>
    [StringSyntax("csharp")]
    public const string VirtualMachine = """
        using System.Threading;
        using System.Threading.Tasks;
        using CrdToolkit;
        using k8s.Models;

        namespace Acme;

        /// <summary>A virtual machine.</summary>
        [CustomResource("infra.example.com", "v1", ShortNames = ["vm"])]
        [SubresourceStatus]
        public partial record VirtualMachine : CustomResource<VirtualMachineSpec, VirtualMachineStatus>;

        /// <summary>The machine that the user wants.</summary>
        public sealed record VirtualMachineSpec
        {
            /// <summary>Number of virtual CPUs.</summary>
            [PrinterColumn]
            public required int Cpu { get; init; }
        }

        /// <summary>What was observed.</summary>
        public sealed record VirtualMachineStatus
        {
            /// <summary>The generation that was last seen.</summary>
            public long? ObservedGeneration { get; init; }

            /// <summary>Where the machine runs.</summary>
            public string? Host { get; init; }
        }

        [Finalizer("infra.example.com/machine")]
        [Owns<V1ConfigMap>]
        public partial class VirtualMachineReconciler(VirtualMachineClient machines) : IReconciler<VirtualMachine>
        {
            public async Task<ReconcileResult> ReconcileAsync(VirtualMachine machine, CancellationToken cancellationToken)
            {
                await machines.UpdateStatusAsync(machine, new() { ObservedGeneration = machine.Metadata.Generation, Host = "h" }, cancellationToken);
                return ReconcileResult.Done;
            }

            public Task<ReconcileResult> FinalizeAsync(VirtualMachine machine, CancellationToken cancellationToken) => Task.FromResult(ReconcileResult.Done);
        }
        """;

    /// <summary>A reconciler that does nothing.</summary>
    public static string Reconciler(string resource, string name = "Reconciler", string attributes = "", string members = "") => $$"""
        {{attributes}}
        public partial class {{name}} : global::CrdToolkit.IReconciler<{{resource}}>
        {
            public global::System.Threading.Tasks.Task<global::CrdToolkit.ReconcileResult> ReconcileAsync({{resource}} resource, global::System.Threading.CancellationToken cancellationToken) =>
                global::System.Threading.Tasks.Task.FromResult(global::CrdToolkit.ReconcileResult.Done);
            {{members}}
        }
        """;

    /// <summary>The clean-up of such a reconciler.</summary>
    public static string Finalize(string resource) => $$"""
        public global::System.Threading.Tasks.Task<global::CrdToolkit.ReconcileResult> FinalizeAsync({{resource}} resource, global::System.Threading.CancellationToken cancellationToken) =>
            global::System.Threading.Tasks.Task.FromResult(global::CrdToolkit.ReconcileResult.Done);
        """;
}
