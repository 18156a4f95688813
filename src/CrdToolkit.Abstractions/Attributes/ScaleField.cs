namespace CrdToolkit;

/// <summary>What a property is to the <c>scale</c> subresource.</summary>
public enum ScaleField
{
    /// <summary>The wanted number of replicas, an integer of the spec (<c>specReplicasPath</c>).</summary>
    SpecReplicas,

    /// <summary>The observed number of replicas, an integer of the status (<c>statusReplicasPath</c>).</summary>
    StatusReplicas,

    /// <summary>The selector of the replicas as text, of the status or the spec (<c>labelSelectorPath</c>); autoscalers need it.</summary>
    LabelSelector,
}
