namespace CrdToolkit.Testing.Admission.Policies;

/// <summary>A policy that mutates cannot do so (PolicyError of apiserver).</summary>
/// <param name="Message">Who failed, and why.</param>
/// <param name="Reason">The reason of the refusal.</param>
internal sealed record PolicyFailure(string Message, string Reason)
{
    /// <summary>The failure of a policy with a binding, or without one where the policy itself is wrong.</summary>
    public static PolicyFailure Of(PolicyInvocation<MutatingPolicy> invocation, string why, string reason) => new(
        $"policy {(invocation.Binding is { } binding ? $"'{invocation.Policy.Name}' with binding '{binding.Name}'" : $"\"{invocation.Policy.Name}\"")} denied request: {why}",
        reason);
}
