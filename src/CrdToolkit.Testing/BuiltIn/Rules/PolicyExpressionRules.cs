using System.Text.RegularExpressions;
using CrdToolkit.Schema.Admission;
using CrdToolkit.Schema.Cel;
using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation;
using CrdToolkit.Testing.Json;

namespace CrdToolkit.Testing.BuiltIn.Rules;

/// <summary>What policies that validate and those that mutate have in common (the validation of admissionregistration).</summary>
internal static partial class PolicyExpressionRules
{
    /// <summary>The errors of the fields that both kinds have, the variables aside.</summary>
    public static IEnumerable<FieldError> Common(JsonObject spec, AdmissionScope scope)
    {
        foreach (var error in spec["paramKind"] is JsonObject kind ? PolicyParameterRules.Kind(kind, "spec.paramKind") : [])
        {
            yield return error;
        }

        if (spec["matchConstraints"] is not JsonObject constraints)
        {
            yield return FieldErrors.Required("spec.matchConstraints");
        }
        else
        {
            foreach (var error in MatchResourceRules.Resources(constraints, "spec.matchConstraints"))
            {
                yield return error;
            }

            if (!constraints.Items("resourceRules").Any())
            {
                yield return FieldErrors.Required("spec.matchConstraints.resourceRules");
            }
        }

        foreach (var error in MatchConditionRules.Conditions([.. spec.Objects("matchConditions")], scope, "spec.matchConditions"))
        {
            yield return error;
        }
    }

    /// <summary>Declares the variables of a policy.</summary>
    /// <param name="spec">The spec of the policy.</param>
    /// <param name="scope">What they may name besides each other.</param>
    /// <param name="errors">Where their errors go.</param>
    public static AdmissionScope Declare(JsonObject spec, AdmissionScope scope, List<FieldError> errors)
    {
        foreach (var (variable, path) in PodRules.Items(spec, "spec", "variables"))
        {
            var (name, text) = (variable.Text("name"), variable.Text("expression"));
            if (name.Trim().Length == 0)
            {
                errors.Add(FieldErrors.Required($"{path}.name", "name is not specified"));
            }
            else if (!Identifier().IsMatch(name) || CelName.Escape(name) == $"__{name}__")
            {
                errors.Add(FieldErrors.Invalid($"{path}.name", name, "name is not a valid CEL identifier"));
            }

            if (text.Trim().Length == 0)
            {
                errors.Add(FieldErrors.Required($"{path}.expression", "expression is not specified"));
                continue;
            }

            var expression = new AdmissionExpression(text, AdmissionResultType.Any, scope);
            errors.AddRange(Compile(expression, $"{path}.expression"));
            scope = scope.With(name, expression);
        }

        return scope;
    }

    /// <summary>The error of an expression that does not compile.</summary>
    public static IEnumerable<FieldError> Compile(AdmissionExpression expression, string path) =>
        expression.Error is { } wrong ? [FieldErrors.Invalid(path, expression.Text, wrong)] : [];

    [GeneratedRegex(@"^[_a-zA-Z][_a-zA-Z0-9]*\z")]
    private static partial Regex Identifier();
}
