namespace CrdToolkit;

/// <summary>A reconciler that cleans up before an object goes. The generator implements it on reconcilers with <see cref="FinalizerAttribute"/>.</summary>
/// <typeparam name="T">The type of the reconciled objects.</typeparam>
public interface IFinalizingReconciler<in T> : IReconciler<T>
{
    /// <summary>
    /// Frees what the object holds outside of the cluster. Called while the object is being deleted and our finalizer is on it;
    /// must do no harm when called again.
    /// </summary>
    /// <param name="resource">The object, with its deletion timestamp.</param>
    /// <param name="cancellationToken">Cancelled when the operator stops and its time to finish is over.</param>
    /// <returns><see cref="ReconcileResult.Done"/> removes the finalizer; any other result keeps it, to be called again.</returns>
    Task<ReconcileResult> FinalizeAsync(T resource, CancellationToken cancellationToken);
}
