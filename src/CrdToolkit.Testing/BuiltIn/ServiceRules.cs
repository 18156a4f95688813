using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation;
using CrdToolkit.Testing.Json;

namespace CrdToolkit.Testing.BuiltIn;

/// <summary>Rules of services (ValidateService, ValidateServiceUpdate).</summary>
internal static class ServiceRules
{
    private const string Rule = "ValidateService";

    /// <summary>The errors of the spec.</summary>
    public static IEnumerable<FieldError> Validate(JsonObject spec)
    {
        var type = spec.Text("type");
        var ports = spec.Objects("ports").ToList();
        if (ports.Count == 0 && spec.Text("clusterIP") != "None" && type != "ExternalName")
        {
            yield return new FieldError(Rule, FieldErrorType.Required, "spec.ports", "", null);
        }

        if (type == "ExternalName" && spec.Text("externalName").Length == 0)
        {
            yield return new FieldError(Rule, FieldErrorType.Required, "spec.externalName", "", null);
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < ports.Count; i++)
        {
            var name = ports[i].Text("name");
            if (name.Length == 0 && ports.Count > 1)
            {
                yield return new FieldError(Rule, FieldErrorType.Required, $"spec.ports[{i}].name", "", null);
            }
            else if (name.Length > 0 && !names.Add(name))
            {
                yield return new FieldError(Rule, FieldErrorType.Duplicate, $"spec.ports[{i}].name", "", name);
            }

            if (ports[i].Number("port") is not (>= 1 and <= 65535))
            {
                yield return new FieldError(
                    Rule, FieldErrorType.Invalid, $"spec.ports[{i}].port", "must be between 1 and 65535, inclusive", ports[i]["port"] ?? JsonNumber.FromInt64(0));
            }
        }
    }

    /// <summary>The errors of a change: the address stays.</summary>
    public static IEnumerable<FieldError> ValidateUpdate(JsonObject spec, JsonObject old)
    {
        if (spec.Text("type") == "ExternalName" || old.Text("type") == "ExternalName" || old.Text("clusterIP").Length == 0
            || spec.Text("clusterIP") == old.Text("clusterIP"))
        {
            yield break;
        }

        yield return new FieldError(
            Rule, FieldErrorType.Invalid, "spec.clusterIPs[0]", "may not change once set", spec["clusterIPs"] ?? JsonValues.Strings([spec.Text("clusterIP")]));
    }
}
