namespace CrdToolkit;

/// <summary>What can be set for one controller, under its name in <see cref="OperatorOptions.Controllers"/>.</summary>
public sealed class ControllerOptions
{
    /// <summary>How many objects it works on at once; that of the operator unless set.</summary>
    public int? MaxConcurrentReconciles { get; set; }
}
