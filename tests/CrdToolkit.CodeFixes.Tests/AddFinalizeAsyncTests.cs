namespace CrdToolkit.CodeFixes.Tests;

public class AddFinalizeAsyncTests
{
    [Fact]
    public Task A_reconciler_with_a_finalizer_gets_the_method() => Fix<AddFinalizeAsyncCodeFix>.Turns(
        """
        [CustomResource("infra.example.com", "v1")]
        public partial record Network : CustomResource;

        [{|CRD0006:Finalizer("infra.example.com/network")|}]
        public partial class NetworkReconciler : IReconciler<Network>
        {
            public Task<ReconcileResult> ReconcileAsync(Network resource, CancellationToken cancellationToken) =>
                Task.FromResult(ReconcileResult.Done);
        }
        """,
        """
        [CustomResource("infra.example.com", "v1")]
        public partial record Network : CustomResource;

        [Finalizer("infra.example.com/network")]
        public partial class NetworkReconciler : IReconciler<Network>
        {
            public Task<ReconcileResult> ReconcileAsync(Network resource, CancellationToken cancellationToken) =>
                Task.FromResult(ReconcileResult.Done);

            public Task<ReconcileResult> FinalizeAsync(Network resource, CancellationToken cancellationToken) =>
                Task.FromResult(ReconcileResult.Retry("nothing frees the object yet"));
        }
        """);
}
