namespace CrdToolkit.Testing.Plugins.Security;

/// <summary>One rule of a standard.</summary>
/// <param name="Level">The level that has it; those above have it as well.</param>
/// <param name="Since">The minor version from which on it is so.</param>
/// <param name="Until">The minor version from which on it is another rule or none; null for never.</param>
/// <param name="Find">What breaks it; null when nothing does.</param>
internal sealed record SecurityCheck(SecurityLevel Level, int Since, int? Until, Func<CheckedPod, SecurityViolation?> Find)
{
    /// <summary>The minor version from which on a rule of the restricted level stands in its place there; null for none.</summary>
    public int? ReplacedWhenRestricted { get; init; }

    /// <summary>Whether a standard has this rule.</summary>
    public bool IsPartOf(SecurityStandard standard)
    {
        var minor = standard.Minor ?? int.MaxValue;
        return Level <= standard.Level
            && Since <= minor
            && !(Until <= minor)
            && !(standard.Level == SecurityLevel.Restricted && ReplacedWhenRestricted <= minor);
    }
}
