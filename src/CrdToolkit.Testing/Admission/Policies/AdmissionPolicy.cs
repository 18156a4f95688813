using CrdToolkit.Schema.Admission;
using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;

namespace CrdToolkit.Testing.Admission.Policies;

/// <summary>What policies that validate and those that mutate have in common.</summary>
internal abstract class AdmissionPolicy
{
    /// <summary>Reads a policy and compiles its conditions and variables.</summary>
    /// <param name="value">The policy.</param>
    /// <param name="given">What its expressions may name, its own variables aside.</param>
    protected AdmissionPolicy(JsonObject value, AdmissionScope given)
    {
        var spec = value.Child("spec");
        Name = value.Name;
        Kind = value.Text("kind");
        IgnoresFailures = spec.Text("failurePolicy") == "Ignore";
        Constraints = new MatchResources(spec.Child("matchConstraints"));
        ParamKind = ParamKind.Read(spec);
        Conditions = MatchCondition.Read(spec, given);
        Scope = spec.Objects("variables").Aggregate(given, (scope, variable) =>
            scope.With(variable.Text("name"), new AdmissionExpression(variable.Text("expression"), AdmissionResultType.Any, scope)));
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>Which kind of policy it is.</summary>
    public string Kind { get; }

    /// <summary>Whether a failure lets the request pass.</summary>
    public bool IgnoresFailures { get; }

    /// <summary>Which requests it is about.</summary>
    public MatchResources Constraints { get; }

    /// <summary>The kind of its parameters; null when it has none.</summary>
    public ParamKind? ParamKind { get; }

    /// <summary>The conditions that a request has to meet; they see no variables.</summary>
    public IReadOnlyList<MatchCondition> Conditions { get; }

    /// <summary>What its expressions may name.</summary>
    protected AdmissionScope Scope { get; }

    /// <summary>Whether a policy has parameters.</summary>
    protected static bool HasParams(JsonObject value) => value.Child("spec")["paramKind"] is JsonObject;
}
