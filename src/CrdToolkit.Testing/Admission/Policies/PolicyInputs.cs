using CrdToolkit.Schema.Admission;
using CrdToolkit.Testing.Storage;

namespace CrdToolkit.Testing.Admission.Policies;

/// <summary>Prepares a write for the expressions of policies.</summary>
/// <param name="store">Where the namespaces are.</param>
/// <param name="inputs">Prepares it for all expressions.</param>
internal sealed class PolicyInputs(ObjectStore store, AdmissionInputs inputs)
{
    private readonly ObjectCollection namespaces = store.Collection("", "namespaces");

    /// <summary>What the conditions of a policy see: everything but the namespace.</summary>
    public AdmissionInput Of<TPolicy>(PolicyInvocation<TPolicy> invocation, AdmissionAttributes attributes) =>
        inputs.Of(attributes, attributes.Review("", invocation.Version)).WithParameters(invocation.Parameters);

    /// <summary>What the other expressions of a policy see.</summary>
    public AdmissionInput WithNamespace(AdmissionInput input, AdmissionAttributes attributes) =>
        input.WithNamespace(attributes.Request.Resource.GroupResource is { Group: "", Resource: "namespaces" }
            ? null
            : namespaces.Find(new ObjectKey("", attributes.Namespace))?.Value);
}
