namespace CrdToolkit.Testing.Plugins.Security;

/// <summary>A rule of a standard that a pod does not keep to.</summary>
/// <param name="Reason">The rule.</param>
/// <param name="Detail">Who breaks it, and by what.</param>
internal sealed record SecurityViolation(string Reason, string Detail);
