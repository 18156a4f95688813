namespace CrdToolkit;

/// <summary>What can be set for one controller, under its name in <see cref="OperatorOptions.Controllers"/>.</summary>
public sealed class ControllerOptions
{
    /// <summary>How many objects it works on at once; that of the operator unless set.</summary>
    public int? MaxConcurrentReconciles { get; set; }

    /// <summary>How long a reconcile may take; that of the operator unless set.</summary>
    public TimeSpan? ReconcileTimeout { get; set; }

    /// <summary>After which time every object is reconciled again, zero for never; that of the operator unless set.</summary>
    public TimeSpan? ResyncPeriod { get; set; }
}
