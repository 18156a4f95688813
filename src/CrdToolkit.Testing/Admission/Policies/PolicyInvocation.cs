using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Resources;

namespace CrdToolkit.Testing.Admission.Policies;

/// <summary>A policy that concerns a write, with one binding and one object of parameters (PolicyInvocation of apiserver).</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Binding">The binding; null when the policy itself is wrong.</param>
/// <param name="Version">The version in which it sees the objects.</param>
/// <param name="Parameters">The parameters; null for none.</param>
/// <param name="Error">Why it cannot be evaluated; null when it can.</param>
internal sealed record PolicyInvocation<TPolicy>(TPolicy Policy, PolicyBinding? Binding, ApiResource Version, JsonObject? Parameters, string? Error);
