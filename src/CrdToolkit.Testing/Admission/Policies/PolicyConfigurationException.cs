namespace CrdToolkit.Testing.Admission.Policies;

/// <summary>A policy or a binding cannot do what it is meant to.</summary>
internal sealed class PolicyConfigurationException(string message) : Exception(message);
