namespace CrdToolkit;

/// <summary>What a controller does with an object, in view of its finalizer.</summary>
internal enum FinalizerStep
{
    /// <summary>The object lives, but our finalizer is not on it yet.</summary>
    AddFinalizer,

    /// <summary>The object lives, and may be reconciled.</summary>
    Reconcile,

    /// <summary>The object is being deleted and waits for us.</summary>
    FinalizeResource,

    /// <summary>The object is being deleted and waits for others, or for nobody.</summary>
    LeaveAlone,
}
