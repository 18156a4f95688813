using CrdToolkit.Schema.Admission;
using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;

namespace CrdToolkit.Testing.BuiltIn.Rules;

/// <summary>Rules of the conditions of webhooks and policies (validateMatchConditions of admissionregistration).</summary>
internal static class MatchConditionRules
{
    private const int MostConditions = 64;

    /// <summary>The errors of all conditions.</summary>
    public static IEnumerable<FieldError> Conditions(IReadOnlyList<JsonObject> conditions, AdmissionScope scope, string path)
    {
        if (conditions.Count > MostConditions)
        {
            yield return FieldErrors.TooMany(path, conditions.Count, MostConditions);
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (condition, index) in conditions.Select((condition, index) => (condition, index)))
        {
            var (name, expression) = (condition.Text("name"), condition.Text("expression").Trim());
            if (expression.Length == 0)
            {
                yield return FieldErrors.Required($"{path}[{index}].expression");
            }
            else if (new AdmissionExpression(expression, AdmissionResultType.Bool, scope).Error is { } wrong)
            {
                yield return FieldErrors.Invalid($"{path}[{index}].expression", expression, wrong);
            }

            if (name.Length == 0)
            {
                yield return FieldErrors.Required($"{path}[{index}].name");
                continue;
            }

            foreach (var error in FieldErrors.Invalid($"{path}[{index}].name", name, NameRules.QualifiedName(name)))
            {
                yield return error;
            }

            if (!names.Add(name))
            {
                yield return FieldErrors.Duplicate($"{path}[{index}].name", name);
            }
        }
    }
}
