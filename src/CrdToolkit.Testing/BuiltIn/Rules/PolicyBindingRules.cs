using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;

namespace CrdToolkit.Testing.BuiltIn.Rules;

/// <summary>Rules of the bindings of policies (validateValidatingAdmissionPolicyBindingSpec and its like of admissionregistration).</summary>
internal static class PolicyBindingRules
{
    private const string BothDenyAndWarn =
        "must not contain both Deny and Warn (repeating the same validation failure information in the API response and headers serves no purpose)";

    /// <summary>The errors of a binding of a policy that validates.</summary>
    public static IEnumerable<FieldError> Validating(JsonObject spec) =>
        // The misspelt path is that of the API server.
        Common(spec, "spec.matchResouces").Concat(Actions(spec, "spec.validationActions"));

    /// <summary>The errors of a binding of a policy that mutates.</summary>
    public static IEnumerable<FieldError> Mutating(JsonObject spec) =>
        Common(spec, "spec.matchResources").Concat(MatchResourceRules.Mutable(spec.Child("matchResources"), "spec.matchResources"));

    private static IEnumerable<FieldError> Common(JsonObject spec, string resources)
    {
        var policy = spec.Text("policyName");
        foreach (var error in policy.Length == 0
            ? spec["policyName"] is null ? [FieldErrors.Required("spec.policyName")] : []
            : FieldErrors.Invalid("spec.policyName", policy, NameRules.Subdomain(policy)))
        {
            yield return error;
        }

        foreach (var error in (spec["paramRef"] is JsonObject reference ? PolicyParameterRules.Reference(reference, "spec.paramRef") : [])
            .Concat(spec["matchResources"] is JsonObject about ? MatchResourceRules.Resources(about, resources) : []))
        {
            yield return error;
        }
    }

    // validateValidationActions
    private static IEnumerable<FieldError> Actions(JsonObject spec, string path)
    {
        var actions = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (action, index) in spec.Texts("validationActions").Select((action, index) => (action, index)))
        {
            if (action is not ("Audit" or "Deny" or "Warn"))
            {
                yield return FieldErrors.NotSupported($"{path}[{index}]", action, "Audit", "Deny", "Warn");
            }

            if (!actions.Add(action))
            {
                yield return FieldErrors.Duplicate($"{path}[{index}]", action);
            }
        }

        if (actions.Contains("Deny") && actions.Contains("Warn"))
        {
            yield return FieldErrors.Invalid(path, spec["validationActions"]!, BothDenyAndWarn);
        }

        if (actions.Count == 0)
        {
            yield return FieldErrors.Required(path, "at least one validation action is required");
        }
    }
}
