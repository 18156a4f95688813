using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Quantities;
using CrdToolkit.Schema.Validation;
using CrdToolkit.Testing.Json;

namespace CrdToolkit.Testing.BuiltIn.Rules;

/// <summary>Rules of quotas (ValidateResourceQuotaSpec).</summary>
internal static class QuotaRules
{
    private static readonly string[] Scopes =
        ["Terminating", "NotTerminating", "BestEffort", "NotBestEffort", "PriorityClass", "CrossNamespacePodAffinity", "VolumeAttributesClass"];

    // Scopes of classes alone look at values.
    private static readonly string[] PlainScopes = ["BestEffort", "NotBestEffort", "Terminating", "NotTerminating", "CrossNamespacePodAffinity"];
    private static readonly (string, string)[] Conflicts = [("BestEffort", "NotBestEffort"), ("Terminating", "NotTerminating")];
    private static readonly string[] OfPods = ["cpu", "memory", "limits.cpu", "limits.memory", "requests.cpu", "requests.memory"];
    private static readonly string[] OfClaims = ["persistentvolumeclaims", "requests.storage"];

    private static readonly string[] WholeNumbers =
    [
        "pods", "resourcequotas", "services", "replicationcontrollers", "secrets", "configmaps", "persistentvolumeclaims", "services.nodeports", "services.loadbalancers",
    ];

    /// <summary>The errors of the spec of a quota.</summary>
    public static IEnumerable<FieldError> Spec(JsonObject spec) =>
    [
        .. spec.Child("hard").Members.SelectMany(member => Limit(member.Key, member.Value)),
        .. Named(spec),
        .. Selected(spec),
    ];

    private static IEnumerable<FieldError> Limit(string name, JsonValue amount)
    {
        var field = $"spec.hard[{name}]";
        foreach (var error in ResourceRules.Name(field, name, ResourceRules.IsStandard, ResourceRules.NotStandard))
        {
            yield return error;
        }

        if (!name.Contains('/', StringComparison.Ordinal) && !IsStandard(name))
        {
            yield return FieldErrors.Invalid(field, name, "must be a standard resource for quota");
        }

        foreach (var error in ResourceRules.NotNegative(field, amount))
        {
            yield return error;
        }

        if ((WholeNumbers.Contains(name) || ResourceRules.IsExtended(name)) && amount is JsonString text && Quantity.Parse(text.Value) is { IsWhole: false })
        {
            yield return FieldErrors.Invalid(field, text, "must be an integer");
        }
    }

    private static bool IsStandard(string name) => name != "storage" && ResourceRules.IsStandard(name);

    // validateResourceQuotaScopes
    private static IEnumerable<FieldError> Named(JsonObject spec)
    {
        const string Field = "spec.scopes";
        var scopes = spec.Texts("scopes").ToList();
        foreach (var scope in scopes)
        {
            if (!Scopes.Contains(scope))
            {
                yield return FieldErrors.Invalid(Field, spec["scopes"]!, "unsupported scope");
            }

            foreach (var _ in Unsuitable(spec, scope))
            {
                yield return FieldErrors.Invalid(Field, spec["scopes"]!, "unsupported scope applied to resource");
            }
        }

        foreach (var _ in Conflicting(scopes))
        {
            yield return FieldErrors.Invalid(Field, spec["scopes"]!, "conflicting scopes");
        }
    }

    // validateScopedResourceSelectorRequirement
    private static IEnumerable<FieldError> Selected(JsonObject spec)
    {
        const string Field = "spec.scopeSelector.matchExpressions";
        var selector = spec.Child("scopeSelector");
        foreach (var expression in selector.Objects("matchExpressions"))
        {
            var (scope, @operator) = (expression.Text("scopeName"), expression.Text("operator"));
            if (!Scopes.Contains(scope))
            {
                yield return FieldErrors.Invalid($"{Field}.scopeName", scope, "unsupported scope");
            }

            foreach (var _ in Unsuitable(spec, scope))
            {
                yield return FieldErrors.Invalid(Field, selector, "unsupported scope applied to resource");
            }

            if (PlainScopes.Contains(scope) && @operator != "Exists")
            {
                yield return FieldErrors.Invalid($"{Field}.operator", @operator, "must be 'Exist' when scope is any of ResourceQuotaScopeTerminating, "
                    + "ResourceQuotaScopeNotTerminating, ResourceQuotaScopeBestEffort, ResourceQuotaScopeNotBestEffort or ResourceQuotaScopeCrossNamespacePodAffinity");
            }

            foreach (var error in Values(expression, @operator, Field))
            {
                yield return error;
            }
        }

        foreach (var _ in Conflicting(selector.Objects("matchExpressions").Select(expression => expression.Text("scopeName"))))
        {
            yield return FieldErrors.Invalid(Field, spec["scopes"] ?? JsonNull.Instance, "conflicting scopes");
        }
    }

    private static IEnumerable<FieldError> Values(JsonObject expression, string @operator, string field)
    {
        var hasValues = expression.Items("values").Any();
        if (@operator is not ("In" or "NotIn" or "Exists" or "DoesNotExist"))
        {
            yield return FieldErrors.Invalid($"{field}.operator", @operator, "not a valid selector operator");
        }
        else if (@operator is "In" or "NotIn" && !hasValues)
        {
            yield return FieldErrors.Required($"{field}.values", "must be at least one value when `operator` is 'In' or 'NotIn' for scope selector");
        }
        else if (@operator is "Exists" or "DoesNotExist" && hasValues)
        {
            yield return FieldErrors.Invalid($"{field}.values", expression["values"]!, "must be no value when `operator` is 'Exist' or 'DoesNotExist' for scope selector");
        }
    }

    // IsResourceQuotaScopeValidForResource
    private static IEnumerable<string> Unsuitable(JsonObject spec, string scope) => spec.Child("hard").Members.Keys.Where(name => IsStandard(name) && !(scope switch
    {
        "BestEffort" => name == "pods",
        "VolumeAttributesClass" => OfClaims.Contains(name),
        _ => name == "pods" || OfPods.Contains(name) || !Scopes.Contains(scope),
    }));

    private static IEnumerable<(string, string)> Conflicting(IEnumerable<string> scopes) =>
        Conflicts.Where(pair => scopes.Contains(pair.Item1) && scopes.Contains(pair.Item2));
}
