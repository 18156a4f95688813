using System.Diagnostics;

namespace CrdToolkit;

/// <summary>Under which names an operator tells of itself, for whoever collects metrics and traces.</summary>
public static class OperatorDiagnostics
{
    /// <summary>
    /// The name of the meter. Its instruments have controller-runtime's names (<c>controller_runtime_reconcile_total</c>,
    /// <c>workqueue_depth</c>…), so that dashboards for those fit.
    /// </summary>
    public const string MeterName = "CrdToolkit";

    /// <summary>The name of the activity source: a span for each reconcile and for each request to the API server.</summary>
    public const string ActivitySourceName = "CrdToolkit";

    internal static ActivitySource Activities { get; } = new(ActivitySourceName);
}
