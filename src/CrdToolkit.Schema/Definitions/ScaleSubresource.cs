namespace CrdToolkit.Schema.Definitions;

/// <summary><c>subresources.scale</c> of a version.</summary>
/// <param name="SpecReplicasPath">Where the wanted number of replicas is, such as <c>.spec.replicas</c>.</param>
/// <param name="StatusReplicasPath">Where the observed number of replicas is, such as <c>.status.replicas</c>.</param>
/// <param name="LabelSelectorPath">Where the selector is, as text; null where there is none.</param>
public sealed record ScaleSubresource(string SpecReplicasPath, string StatusReplicasPath, string? LabelSelectorPath);
