namespace CrdToolkit;

/// <summary>Brings the world into the state that an object asks for.</summary>
/// <typeparam name="T">The type of the reconciled objects.</typeparam>
public interface IReconciler<in T>
{
    /// <summary>
    /// Compares what <paramref name="resource"/> asks for with what is there, and acts. Called once for each object at start, after
    /// each change, and again as the result says; never twice at once for one object, and never with an object that is being
    /// deleted. The object is shared with the cache: do not change it.
    /// </summary>
    /// <param name="resource">The object as last seen.</param>
    /// <param name="cancellationToken">Cancelled when the operator stops and its time to finish is over.</param>
    /// <returns>What happens to the object next. An exception counts as a failure and is retried with growing delay.</returns>
    Task<ReconcileResult> ReconcileAsync(T resource, CancellationToken cancellationToken);
}
