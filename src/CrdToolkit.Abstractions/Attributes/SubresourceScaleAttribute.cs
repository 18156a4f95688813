namespace CrdToolkit;

/// <summary>
/// Gives a custom resource the <c>scale</c> subresource, which <c>kubectl scale</c> and horizontal autoscalers use. The properties that it reads
/// and sets say so with <see cref="ScaleAttribute"/>, or are named here (use <c>nameof</c>); what is neither yours nor a direct property of the
/// spec or the status is said as a JSON path that begins with a dot.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class SubresourceScaleAttribute : Attribute
{
    /// <summary>The properties say themselves what they are.</summary>
    public SubresourceScaleAttribute()
    {
    }

    /// <summary>The properties are named.</summary>
    /// <param name="specReplicas">The property of the spec that holds the wanted number, or a path under <c>.spec</c>.</param>
    /// <param name="statusReplicas">The property of the status that holds the observed number, or a path under <c>.status</c>.</param>
    public SubresourceScaleAttribute(string specReplicas, string statusReplicas)
    {
        SpecReplicas = specReplicas;
        StatusReplicas = statusReplicas;
    }

    /// <summary>The property of the spec that holds the wanted number of replicas; null where a property says so itself.</summary>
    public string? SpecReplicas { get; }

    /// <summary>The property of the status that holds the observed number of replicas; null where a property says so itself.</summary>
    public string? StatusReplicas { get; }

    /// <summary>The property of the status that holds the selector of the replicas as text; autoscalers need it.</summary>
    public string? LabelSelector { get; set; }
}
