using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Resources;
using CrdToolkit.Testing.Storage;

namespace CrdToolkit.Testing.Admission.Policies;

/// <summary>The policies of one kind that are in force, with their bindings (policySource and policyDispatcher of apiserver).</summary>
/// <param name="store">Where they are.</param>
/// <param name="resource">Their resource.</param>
/// <param name="bindingResource">The resource of the bindings.</param>
/// <param name="matcher">Says which of them concern a write.</param>
/// <param name="parameters">Finds their parameters.</param>
/// <param name="read">Reads and compiles a policy.</param>
internal sealed class PolicySource<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TPolicy>(
    ObjectStore store, string resource, string bindingResource, RequestMatcher matcher, PolicyParameters parameters, Func<JsonObject, TPolicy> read)
    where TPolicy : AdmissionPolicy
{
    private const string Group = "admissionregistration.k8s.io";

    // Policies about policies would make it impossible to repair them.
    private static readonly HashSet<string> Exempt =
        ["validatingadmissionpolicies", "validatingadmissionpolicybindings", "mutatingadmissionpolicies", "mutatingadmissionpolicybindings"];

    private readonly ObjectCollection policies = store.Collection(Group, resource);
    private readonly ObjectCollection bindings = store.Collection(Group, bindingResource);

    // Read and compiled once, not for each write; they go with their object.
    private readonly ConditionalWeakTable<JsonObject, TPolicy> readPolicies = [];
    private readonly ConditionalWeakTable<JsonObject, PolicyBinding> readBindings = [];

    /// <summary>Whether none can concern a write.</summary>
    public bool IsEmptyFor(AdmissionAttributes attributes) =>
        bindings.Objects.IsEmpty || policies.Objects.IsEmpty || (attributes.Request.Resource.Group == Group && Exempt.Contains(attributes.Request.Resource.Plural));

    /// <summary>The policies that concern a write, in the order of their names and of those of their bindings.</summary>
    public IEnumerable<PolicyInvocation<TPolicy>> Concerning(AdmissionAttributes attributes)
    {
        var bound = bindings.Objects.Select(binding => readBindings.GetValue(binding.Value, static value => new PolicyBinding(value))).ToLookup(binding => binding.PolicyName);
        return policies.Objects
            .Where(policy => bound.Contains(policy.Key.Name))
            .Select(policy => readPolicies.GetValue(policy.Value, value => read(value)))
            .SelectMany(policy => matcher.Match(policy.Constraints, attributes) is { } version ? Invocations(policy, bound[policy.Name], version, attributes) : []);
    }

    private IEnumerable<PolicyInvocation<TPolicy>> Invocations(TPolicy policy, IEnumerable<PolicyBinding> these, ApiResource version, AdmissionAttributes attributes)
    {
        ApiResource? ofParameters;
        try
        {
            ofParameters = parameters.ResourceOf(policy.ParamKind);
        }
        catch (PolicyConfigurationException e)
        {
            return [new PolicyInvocation<TPolicy>(policy, null, version, null, $"failed to configure policy: {e.Message}")];
        }

        return these
            .Where(binding => binding.Resources is null || matcher.Match(binding.Resources, attributes) is not null)
            .SelectMany(binding => Invocations(policy, binding, version, ofParameters, attributes));
    }

    private static IEnumerable<PolicyInvocation<TPolicy>> Invocations(TPolicy policy, PolicyBinding binding, ApiResource version, ApiResource? ofParameters, AdmissionAttributes attributes)
    {
        try
        {
            return PolicyParameters.Collect(ofParameters, binding.Parameters, attributes.Namespace)
                .Select(found => new PolicyInvocation<TPolicy>(policy, binding, version, found, null));
        }
        catch (PolicyConfigurationException e)
        {
            return [new PolicyInvocation<TPolicy>(policy, binding, version, null, $"failed to configure binding: {e.Message}")];
        }
    }
}
