using CrdToolkit.Schema.Admission;
using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;

namespace CrdToolkit.Testing.BuiltIn.Rules;

/// <summary>Rules of ValidatingAdmissionPolicy (validateValidatingAdmissionPolicySpec of admissionregistration).</summary>
internal static class ValidatingPolicyRules
{
    private const int MostAnnotations = 20;
    private const int MostBytes = 5 * 1024;
    private const string Nothing = "validations or auditAnnotations must contain at least one item";
    private static readonly string[] Reasons = ["Forbidden", "Invalid", "RequestEntityTooLarge"];

    /// <summary>The errors of a policy.</summary>
    public static IEnumerable<FieldError> Policy(JsonObject value)
    {
        var spec = value.Child("spec");
        var given = AdmissionScope.OfValidatingPolicy(spec["paramKind"] is JsonObject);
        List<FieldError> errors = [.. PolicyExpressionRules.Common(spec, given)];
        var scope = PolicyExpressionRules.Declare(spec, given, errors);
        if (!spec.Items("validations").Any() && !spec.Items("auditAnnotations").Any())
        {
            return [.. errors, FieldErrors.Required("spec.validations", Nothing), FieldErrors.Required("spec.auditAnnotations", Nothing)];
        }

        errors.AddRange(PodRules.Items(spec, "spec", "validations").SelectMany(validation => Validation(validation.Item, scope, validation.Path)));
        if (spec.Items("auditAnnotations").Count() > MostAnnotations)
        {
            errors.Add(FieldErrors.Invalid("spec.auditAnnotations", spec["auditAnnotations"]!, $"must not have more than {MostAnnotations} auditAnnotations"));
        }

        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (annotation, path) in PodRules.Items(spec, "spec", "auditAnnotations"))
        {
            errors.AddRange(Annotation(value.Name, annotation, scope, path));
            if (!keys.Add(annotation.Text("key")))
            {
                errors.Add(FieldErrors.Duplicate($"{path}.key", annotation.Text("key")));
            }
        }

        return errors;
    }

    private static IEnumerable<FieldError> Validation(JsonObject validation, AdmissionScope scope, string path)
    {
        var (expression, message, made, reason) = (validation.Text("expression"), validation.Text("message"), validation.Text("messageExpression"), validation.Text("reason"));
        foreach (var error in expression.Trim().Length == 0
            ? [FieldErrors.Required($"{path}.expression", "expression is not specified")]
            : PolicyExpressionRules.Compile(new AdmissionExpression(expression, AdmissionResultType.Bool, scope), $"{path}.expression"))
        {
            yield return error;
        }

        foreach (var error in made.Length == 0 ? []
            : made.Trim().Length == 0 ? [FieldErrors.Invalid($"{path}.messageExpression", made, "must be non-empty if specified")]
            : PolicyExpressionRules.Compile(new AdmissionExpression(made, AdmissionResultType.String, scope.WithoutAuthorizer()), $"{path}.messageExpression"))
        {
            yield return error;
        }

        if (message.Length > 0 && message.Trim().Length == 0)
        {
            yield return FieldErrors.Invalid($"{path}.message", message, "message must be non-empty if specified");
        }
        else if (message.Trim().AsSpan().ContainsAny('\n', '\r'))
        {
            yield return FieldErrors.Invalid($"{path}.message", message, "message must not contain line breaks");
        }

        if (validation["reason"] is JsonString && !Reasons.Contains(reason))
        {
            yield return FieldErrors.NotSupported($"{path}.reason", reason, Reasons);
        }
    }

    private static IEnumerable<FieldError> Annotation(string policy, JsonObject annotation, AdmissionScope scope, string path)
    {
        var (key, expression) = ($"{policy}/{annotation.Text("key")}", annotation.Text("valueExpression"));
        foreach (var error in FieldErrors.Invalid($"{path}.key", key, NameRules.QualifiedName(key)))
        {
            yield return error;
        }

        foreach (var error in expression.Trim() switch
        {
            { Length: 0 } => [FieldErrors.Required($"{path}.valueExpression", "valueExpression is not specified")],
            { Length: > MostBytes } => [FieldErrors.Required($"{path}.valueExpression", $"must not exceed {MostBytes} bytes in length")],
            var text when new AdmissionExpression(text, AdmissionResultType.StringOrNull, scope).Error is { } wrong => [FieldErrors.Invalid($"{path}.valueExpression", expression, wrong)],
            _ => Array.Empty<FieldError>(),
        })
        {
            yield return error;
        }
    }
}
