namespace CrdToolkit;

/// <summary>What is set for one controller: in the configuration under its name, else in code, else for all of the operator.</summary>
/// <param name="MaxConcurrentReconciles">How many objects it works on at once.</param>
/// <param name="ReconcileTimeout">How long a reconcile may take; null for as long as it likes.</param>
/// <param name="ResyncPeriod">After which time every object is reconciled again; zero for never.</param>
internal sealed record ControllerSettings(int MaxConcurrentReconciles, TimeSpan? ReconcileTimeout, TimeSpan ResyncPeriod)
{
    /// <summary>How many of them may be retries: one worker is kept for what has not failed, where there are several.</summary>
    public int RetriesAtOnce => Math.Max(1, MaxConcurrentReconciles - 1);

    public static ControllerSettings Of<T>(ControllerDefinition<T> definition, OperatorOptions options)
        where T : class, k8s.IKubernetesObject<k8s.Models.V1ObjectMeta>
    {
        var own = options.Controllers.TryGetValue(definition.Name, out var set) ? set : new ControllerOptions();
        return new ControllerSettings(
            own.MaxConcurrentReconciles ?? definition.MaxConcurrentReconciles ?? options.MaxConcurrentReconciles,
            own.ReconcileTimeout ?? options.ReconcileTimeout,
            own.ResyncPeriod ?? options.ResyncPeriod);
    }
}
