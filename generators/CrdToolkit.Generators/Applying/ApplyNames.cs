namespace CrdToolkit.Generators.Applying;

/// <summary>What the client of a custom resource needs to know of its apply types: no edit of a property changes it.</summary>
/// <param name="ResourceType">The resource type, with <c>global::</c>.</param>
/// <param name="ApplyType">The name of the apply type of the whole object, with <c>global::</c>.</param>
/// <param name="StatusApplyType">That of its status; null where there is no status subresource.</param>
/// <param name="FillsObservedGeneration">Whether the status has an <c>observedGeneration</c> that the client can fill in.</param>
internal sealed record ApplyNames(string ResourceType, string ApplyType, string? StatusApplyType, bool FillsObservedGeneration);
