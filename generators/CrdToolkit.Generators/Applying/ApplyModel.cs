using CrdToolkit.Schema.Collections;

namespace CrdToolkit.Generators.Applying;

/// <summary>What is generated for server-side applies of one custom resource.</summary>
/// <param name="ResourceType">The resource type, with <c>global::</c>.</param>
/// <param name="ApplyType">The name of the apply type of the whole object, with <c>global::</c>.</param>
/// <param name="StatusApplyType">That of its status; null where there is no status subresource.</param>
/// <param name="FillsObservedGeneration">Whether the status has an <c>observedGeneration</c> that the client can fill in.</param>
/// <param name="Types">The apply types to write, without those that a referenced assembly has.</param>
internal sealed record ApplyModel(
    string ResourceType,
    string ApplyType,
    string? StatusApplyType,
    bool FillsObservedGeneration,
    EquatableArray<ApplyTypeModel> Types);
