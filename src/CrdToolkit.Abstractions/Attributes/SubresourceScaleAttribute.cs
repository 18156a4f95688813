namespace CrdToolkit;

/// <summary>
/// Gives a custom resource the <c>scale</c> subresource, which <c>kubectl scale</c> and horizontal autoscalers use. Each name is
/// that of a C# property (use <c>nameof</c>); what is deeper is said as a JSON path that begins with a dot.
/// </summary>
/// <param name="specReplicas">The property of the spec that holds the wanted number, or a path under <c>.spec</c>.</param>
/// <param name="statusReplicas">The property of the status that holds the observed number, or a path under <c>.status</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class SubresourceScaleAttribute(string specReplicas, string statusReplicas) : Attribute
{
    /// <summary>The property of the spec that holds the wanted number of replicas.</summary>
    public string SpecReplicas { get; } = specReplicas;

    /// <summary>The property of the status that holds the observed number of replicas.</summary>
    public string StatusReplicas { get; } = statusReplicas;

    /// <summary>The property of the status that holds the selector of the replicas as text; autoscalers need it.</summary>
    public string? LabelSelector { get; set; }
}
