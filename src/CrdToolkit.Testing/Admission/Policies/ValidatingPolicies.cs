using CrdToolkit.Schema.Admission;
using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Requests;
using CrdToolkit.Testing.Resources;
using CrdToolkit.Testing.Storage;

namespace CrdToolkit.Testing.Admission.Policies;

/// <summary>Judges writes by the validating admission policies (the plugin ValidatingAdmissionPolicy of apiserver).</summary>
/// <param name="store">Where they are.</param>
/// <param name="registry">What is served.</param>
/// <param name="matcher">Says which of them concern a write.</param>
/// <param name="inputs">Prepares writes for their expressions.</param>
internal sealed class ValidatingPolicies(ObjectStore store, ResourceRegistry registry, RequestMatcher matcher, AdmissionInputs inputs)
{
    private readonly PolicyInputs inputs = new(store, inputs);
    private readonly PolicySource<ValidatingPolicy> policies = new(
        store, "validatingadmissionpolicies", "validatingadmissionpolicybindings", matcher, new PolicyParameters(registry), value => new ValidatingPolicy(value));

    /// <summary>Evaluates all policies; the first refusal counts, when all have been asked.</summary>
    /// <param name="attributes">The write.</param>
    /// <exception cref="StatusException">A policy refuses it.</exception>
    public void Validate(AdmissionAttributes attributes)
    {
        if (policies.IsEmptyFor(attributes))
        {
            return;
        }

        PolicyDenial? first = null;
        foreach (var invocation in policies.Concerning(attributes))
        {
            foreach (var denial in Denials(invocation, attributes))
            {
                first ??= denial;
            }
        }

        if (first is not null)
        {
            throw first.ToException(attributes);
        }
    }

    private IEnumerable<PolicyDenial> Denials(PolicyInvocation<ValidatingPolicy> invocation, AdmissionAttributes attributes)
    {
        var (policy, binding) = (invocation.Policy, invocation.Binding);
        if (invocation.Error is { } wrong || binding is null)
        {
            return policy.IgnoresFailures ? [] : [new PolicyDenial(policy, binding, invocation.Error ?? "", "")];
        }

        var input = inputs.Of(invocation, attributes);
        var conditions = MatchOutcome.Of(policy.Conditions, input);
        if (conditions.Error is { } error)
        {
            return policy.IgnoresFailures ? [] : Act(new PolicyDenial(policy, binding, error, ""), attributes);
        }

        if (!conditions.Holds)
        {
            return [];
        }

        PolicyWarnings.TakenToHold(attributes, policy, conditions.Unknown);
        input = inputs.WithNamespace(input, attributes);
        return policy.Validations
            .Select(validation => Judge(policy, binding, validation, input, attributes))
            .OfType<PolicyDenial>()
            .SelectMany(denial => Act(denial, attributes))
            // What cannot be written down is refused whatever the binding says.
            .Concat(policy.IgnoresFailures ? [] : policy.AuditAnnotations
                .Select(annotation => annotation.Evaluate(input).Error)
                .OfType<string>()
                .Select(failure => new PolicyDenial(policy, binding, failure, "")));
    }

    private static PolicyDenial? Judge(ValidatingPolicy policy, PolicyBinding binding, PolicyValidation validation, AdmissionInput input, AdmissionAttributes attributes)
    {
        switch (validation.Expression.Evaluate(input))
        {
            case (JsonBoolean { Value: true }, _):
                return null;
            case (JsonBoolean, _):
                return new PolicyDenial(policy, binding, validation.Message(input), validation.Reason);
            case (_, { } error):
                return policy.IgnoresFailures ? null : new PolicyDenial(policy, binding, error, "");
            default:
                PolicyWarnings.NotEvaluated(attributes, policy, validation.Expression.Text, "is taken to hold");
                return null;
        }
    }

    // Whether a refusal is one is up to the binding. What it has audited, nobody sees here.
    private static IEnumerable<PolicyDenial> Act(PolicyDenial denial, AdmissionAttributes attributes)
    {
        if (denial.Binding!.Actions.Contains("Warn"))
        {
            attributes.Request.Warn($"Validation failed for ValidatingAdmissionPolicy '{denial.Policy.Name}' with binding '{denial.Binding.Name}': {denial.Message}");
        }

        return denial.Binding.Actions.Contains("Deny") ? [denial] : [];
    }
}
