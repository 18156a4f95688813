namespace CrdToolkit.Testing.Admission.Policies;

/// <summary>What a policy wants to change cannot be changed.</summary>
internal sealed class PolicyPatchException(string message) : Exception(message);
