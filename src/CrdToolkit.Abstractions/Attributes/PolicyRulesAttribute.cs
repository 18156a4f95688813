namespace CrdToolkit;

/// <summary>
/// Carries the rules that the reconcilers of an assembly and its <c>[Rbac]</c> attributes need. Written by the generator; read by the build,
/// which writes the roles.
/// </summary>
/// <param name="json">The rules, as a JSON list.</param>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class PolicyRulesAttribute(string json) : Attribute
{
    /// <summary>The rules, as a JSON list: each a rule of a role, with <c>namespace</c> and <c>roleName</c> of the role that it belongs to.</summary>
    public string Json { get; } = json;
}
