namespace CrdToolkit.Generators.Discovery;

/// <summary>Which objects of another kind a reconciler hears of, and how much of them.</summary>
/// <param name="Resource">The kind.</param>
/// <param name="LabelSelector">The labels that the objects have; null for any.</param>
/// <param name="FieldSelector">The fields that the objects have; null for any.</param>
/// <param name="MetadataOnly">Whether only their metadata is read.</param>
/// <param name="IsOptional">Whether the reconciler works without the kind.</param>
internal sealed record SourceModel(ResourceReference Resource, string? LabelSelector, string? FieldSelector, bool MetadataOnly, bool IsOptional);
