using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Applying;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Requests;
using CrdToolkit.Testing.Resources;
using CrdToolkit.Testing.Storage;

namespace CrdToolkit.Testing.Admission.Policies;

/// <summary>Changes writes by the mutating admission policies (the plugin MutatingAdmissionPolicy of apiserver).</summary>
/// <param name="store">Where they are.</param>
/// <param name="registry">What is served.</param>
/// <param name="matcher">Says which of them concern a write.</param>
/// <param name="inputs">Prepares writes for their expressions.</param>
internal sealed class MutatingPolicies(ObjectStore store, ResourceRegistry registry, RequestMatcher matcher, AdmissionInputs inputs)
{
    private readonly PolicyInputs inputs = new(store, inputs);
    private readonly PolicySource<MutatingPolicy> policies = new(
        store, "mutatingadmissionpolicies", "mutatingadmissionpolicybindings", matcher, new PolicyParameters(registry), value => new MutatingPolicy(value));

    /// <summary>Whether none can concern a write.</summary>
    public bool IsEmptyFor(AdmissionAttributes attributes) => attributes.Object is null || policies.IsEmptyFor(attributes);

    /// <summary>Lets all policies change an object, one after the other; in a second turn those that want to see what became of it.</summary>
    /// <param name="attributes">The write.</param>
    /// <param name="reinvocation">What was in the first turn.</param>
    /// <returns>The object as they want it.</returns>
    /// <exception cref="StatusException">403: one of them cannot, and does not ignore that; 500: what it makes is no such object.</exception>
    public JsonObject? Mutate(AdmissionAttributes attributes, PolicyReinvocation reinvocation)
    {
        if (IsEmptyFor(attributes))
        {
            return attributes.Object;
        }

        reinvocation.Begin(attributes.Object);
        var before = attributes.Object;
        var failures = new List<PolicyFailure>();
        foreach (var invocation in policies.Concerning(attributes).ToList())
        {
            attributes = attributes with { Object = Mutate(invocation, attributes, reinvocation, failures) };
        }

        reinvocation.End(attributes.Object, !Equals(before, attributes.Object));
        return failures.Count == 0 ? attributes.Object : throw Refusal(attributes, failures);
    }

    private JsonObject? Mutate(PolicyInvocation<MutatingPolicy> invocation, AdmissionAttributes attributes, PolicyReinvocation reinvocation, List<PolicyFailure> failures)
    {
        var policy = invocation.Policy;
        if (invocation.Error is { } wrong)
        {
            Fail(wrong, "Forbidden");
            return attributes.Object;
        }

        var conditions = MatchOutcome.Of(policy.Conditions, inputs.Of(invocation, attributes));
        if (conditions.Error is { } error)
        {
            Fail(error, "Invalid");
        }

        if (!conditions.Holds || conditions.Error is not null || reinvocation.Skips(invocation))
        {
            return attributes.Object;
        }

        PolicyWarnings.TakenToHold(attributes, policy, conditions.Unknown);
        var before = attributes.Object;
        foreach (var mutation in policy.Mutations)
        {
            try
            {
                attributes = attributes with { Object = Apply(mutation, invocation, attributes) };
            }
            catch (PolicyPatchException e)
            {
                Fail(e.Message, "Invalid");
            }
        }

        reinvocation.Invoked(invocation, !Equals(before, attributes.Object));
        return attributes.Object;

        void Fail(string why, string reason)
        {
            if (!policy.IgnoresFailures)
            {
                failures.Add(PolicyFailure.Of(invocation, why, reason));
            }
        }
    }

    private JsonObject Apply(PolicyMutation mutation, PolicyInvocation<MutatingPolicy> invocation, AdmissionAttributes attributes)
    {
        var (resource, version) = (attributes.Request.Resource, invocation.Version);
        if (mutation.Expression.Error is { } wrong)
        {
            throw new PolicyPatchException(wrong);
        }

        var (change, error) = mutation.Expression.Evaluate(inputs.WithNamespace(inputs.Of(invocation, attributes), attributes));
        if (change is null)
        {
            if (error is not null)
            {
                throw new PolicyPatchException(error);
            }

            PolicyWarnings.NotEvaluated(attributes, invocation.Policy, mutation.Expression.Text, "changes nothing");
            return attributes.Object!;
        }

        var seen = attributes.Convert(attributes.Object, resource, version)!;
        var isWhole = attributes.Subresource is null;
        var changed = PolicyMutation.Apply(seen, change, isWhole ? version.Strategy.FieldType : FieldType.Deduced);
        return changed.Equals(seen) ? attributes.Object!
            : isWhole ? attributes.Convert(Decode(version, changed), version, resource)!
            : changed;
    }

    // It has to be an object of its kind again, with its defaults.
    private static JsonObject Decode(ApiResource version, JsonObject changed)
    {
        try
        {
            var findings = new DecodeFindings();
            var decoded = version.Strategy.Decode(
                ObjectMetadataDecoder.Decode(changed, version.Kind, version.Version, findings, version.IsCustom ? "" : "metadata."), findings);
            return version.IsCustom || findings.Messages.Count == 0 ? decoded : throw StatusErrors.Internal($"strict decoding error: {findings.Error}");
        }
        catch (UnreadableObjectException e)
        {
            throw StatusErrors.Internal(e.Why);
        }
    }

    private static StatusException Refusal(AdmissionAttributes attributes, List<PolicyFailure> failures)
    {
        var forbidden = StatusErrors.Forbidden(
            attributes.Request.Resource.GroupResource, attributes.ShownName, "", failures.Select(failure => JsonValues.Object(("message", failure.Message))));
        return new StatusException(forbidden.Status.With("message", new JsonString(failures[0].Message)).With("reason", new JsonString(failures[0].Reason)), forbidden.Code);
    }
}
