using CrdToolkit.Schema.Admission;
using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;

namespace CrdToolkit.Testing.Admission.Policies;

/// <summary>A MutatingAdmissionPolicy.</summary>
internal sealed class MutatingPolicy : AdmissionPolicy
{
    /// <summary>Reads and compiles one.</summary>
    /// <param name="value">The policy.</param>
    public MutatingPolicy(JsonObject value)
        : base(value, AdmissionScope.OfMutatingPolicy(HasParams(value)))
    {
        var spec = value.Child("spec");
        IsReinvoked = spec.Text("reinvocationPolicy") == "IfNeeded";
        Mutations = [.. spec.Objects("mutations").Select(mutation => new PolicyMutation(mutation, Scope))];
    }

    /// <summary>Whether it is evaluated again when the object has changed since.</summary>
    public bool IsReinvoked { get; }

    /// <summary>What it changes, in order.</summary>
    public IReadOnlyList<PolicyMutation> Mutations { get; }
}
