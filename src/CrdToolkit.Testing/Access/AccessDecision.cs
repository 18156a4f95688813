namespace CrdToolkit.Testing.Access;

/// <summary>Whether somebody may do something.</summary>
/// <param name="IsAllowed">Whether it is allowed.</param>
/// <param name="Reason">Why; empty where there is nothing to say.</param>
internal sealed record AccessDecision(bool IsAllowed, string Reason);
