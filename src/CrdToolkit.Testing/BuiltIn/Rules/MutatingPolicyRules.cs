using CrdToolkit.Schema.Admission;
using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation;
using CrdToolkit.Testing.Json;

namespace CrdToolkit.Testing.BuiltIn.Rules;

/// <summary>Rules of MutatingAdmissionPolicy (validateMutatingAdmissionPolicySpec of admissionregistration).</summary>
internal static class MutatingPolicyRules
{
    /// <summary>The errors of a policy.</summary>
    public static IEnumerable<FieldError> Policy(JsonObject value)
    {
        var spec = value.Child("spec");
        var hasParams = spec["paramKind"] is JsonObject;
        // Conditions make neither objects nor patches.
        List<FieldError> errors = [.. PolicyExpressionRules.Common(spec, AdmissionScope.OfValidatingPolicy(hasParams))];
        errors.AddRange(MatchResourceRules.Mutable(spec.Child("matchConstraints"), "spec.matchConstraints"));
        var scope = PolicyExpressionRules.Declare(spec, AdmissionScope.OfMutatingPolicy(hasParams), errors);
        if (!spec.Items("mutations").Any())
        {
            errors.Add(FieldErrors.Required("spec.mutations", "mutations must contain at least one item"));
        }

        errors.AddRange(PodRules.Items(spec, "spec", "mutations").SelectMany(mutation => Mutation(mutation.Item, scope, mutation.Path)));
        if (spec.Text("reinvocationPolicy").Length == 0)
        {
            errors.Add(FieldErrors.Required("spec.reinvocationPolicy"));
        }

        return errors;
    }

    private static IEnumerable<FieldError> Mutation(JsonObject mutation, AdmissionScope scope, string path) => mutation.Text("patchType") switch
    {
        "ApplyConfiguration" => Patch(mutation, "applyConfiguration", "jsonPatch", AdmissionResultType.ApplyConfiguration, scope, path),
        "JSONPatch" => Patch(mutation, "jsonPatch", "applyConfiguration", AdmissionResultType.JsonPatch, scope, path),
        _ => [],
    };

    private static IEnumerable<FieldError> Patch(JsonObject mutation, string member, string other, AdmissionResultType result, AdmissionScope scope, string path)
    {
        var type = mutation.Text("patchType");
        if (mutation[member] is not JsonObject patch)
        {
            yield return FieldErrors.Required($"{path}.{member}", $"must be specified when patchType is {type}");
        }
        else if (patch.Text("expression").Trim() is { Length: > 0 } text)
        {
            foreach (var error in PolicyExpressionRules.Compile(new AdmissionExpression(text, result, scope), $"{path}.{member}.expression"))
            {
                yield return error;
            }
        }
        else
        {
            yield return FieldErrors.Required($"{path}.{member}.expression");
        }

        if (mutation[other] is JsonObject)
        {
            yield return FieldErrors.Invalid($"{path}.{other}", $"{{{other}}}", $"must not be specified when patchType is {type}");
        }
    }
}
