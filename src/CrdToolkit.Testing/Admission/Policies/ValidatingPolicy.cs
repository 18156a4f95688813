using CrdToolkit.Schema.Admission;
using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;

namespace CrdToolkit.Testing.Admission.Policies;

/// <summary>A ValidatingAdmissionPolicy.</summary>
internal sealed class ValidatingPolicy : AdmissionPolicy
{
    /// <summary>Reads and compiles one.</summary>
    /// <param name="value">The policy.</param>
    public ValidatingPolicy(JsonObject value)
        : base(value, AdmissionScope.OfValidatingPolicy(HasParams(value)))
    {
        var spec = value.Child("spec");
        Validations = [.. spec.Objects("validations").Select(validation => new PolicyValidation(validation, Scope))];
        AuditAnnotations =
        [
            .. spec.Objects("auditAnnotations").Select(annotation =>
                new AdmissionExpression(annotation.Text("valueExpression"), AdmissionResultType.StringOrNull, Scope)),
        ];
    }

    /// <summary>What has to hold.</summary>
    public IReadOnlyList<PolicyValidation> Validations { get; }

    /// <summary>What would be written to the audit log; only their errors show.</summary>
    public IReadOnlyList<AdmissionExpression> AuditAnnotations { get; }
}
