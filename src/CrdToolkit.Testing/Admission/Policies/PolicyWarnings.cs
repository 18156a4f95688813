namespace CrdToolkit.Testing.Admission.Policies;

/// <summary>Warnings about expressions that this server cannot evaluate.</summary>
internal static class PolicyWarnings
{
    /// <summary>Tells of a condition that is taken to hold.</summary>
    public static void TakenToHold(AdmissionAttributes attributes, AdmissionPolicy policy, IEnumerable<string> conditions)
    {
        foreach (var name in conditions)
        {
            attributes.Request.Warn($"the match condition \"{name}\" of {policy.Kind} \"{policy.Name}\" is not evaluated: it needs more of CEL than this server has, and is taken to hold");
        }
    }

    /// <summary>Tells of another expression.</summary>
    /// <param name="attributes">The write.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="expression">The expression.</param>
    /// <param name="consequence">What follows.</param>
    public static void NotEvaluated(AdmissionAttributes attributes, AdmissionPolicy policy, string expression, string consequence)
    {
        var line = string.Join(' ', expression.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        attributes.Request.Warn($"the expression \"{line}\" of {policy.Kind} \"{policy.Name}\" is not evaluated: it needs more of CEL than this server has, and {consequence}");
    }
}
