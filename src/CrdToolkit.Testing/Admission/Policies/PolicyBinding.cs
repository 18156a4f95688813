using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;

namespace CrdToolkit.Testing.Admission.Policies;

/// <summary>What puts a policy into force.</summary>
/// <param name="value">The binding.</param>
internal sealed class PolicyBinding(JsonObject value)
{
    /// <summary>The name.</summary>
    public string Name { get; } = value.Name;

    /// <summary>The name of the policy.</summary>
    public string PolicyName { get; } = value.Child("spec").Text("policyName");

    /// <summary>Which requests of those that the policy is about; null for all.</summary>
    public MatchResources? Resources { get; } = value.Child("spec")["matchResources"] is JsonObject resources ? new MatchResources(resources) : null;

    /// <summary>Where the parameters are; null when none are given.</summary>
    public ParamRef? Parameters { get; } = value.Child("spec")["paramRef"] is JsonObject reference ? new ParamRef(reference) : null;

    /// <summary>What follows when something is not kept: Deny, Warn, Audit.</summary>
    public IReadOnlyList<string> Actions { get; } = [.. value.Child("spec").Texts("validationActions")];
}
