using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;

namespace CrdToolkit.Testing.BuiltIn.Rules;

/// <summary>Rules of as whom pods and containers run, and of what else a pod names (validatePodSpecSecurityContext, ValidateSecurityContext).</summary>
internal static class SecurityRules
{
    private const string NoIdentity = "must be between 0 and 2147483647, inclusive";

    /// <summary>The errors of a pod.</summary>
    public static IEnumerable<FieldError> Pod(JsonObject spec, string path)
    {
        foreach (var error in Identities(spec.Child("securityContext"), $"{path}.securityContext", "fsGroup", "runAsUser", "runAsGroup"))
        {
            yield return error;
        }

        foreach (var (secret, at) in PodRules.Items(spec, path, "imagePullSecrets"))
        {
            if (secret.Text("name").Length == 0)
            {
                yield return FieldErrors.Required($"{at}.name");
            }
        }

        foreach (var (gate, at) in PodRules.Items(spec, path, "readinessGates"))
        {
            var type = gate.Text("conditionType");
            foreach (var error in type.Length == 0 ? [] : FieldErrors.Invalid($"{at}.conditionType", type, NameRules.QualifiedName(type)))
            {
                yield return error;
            }
        }

        if (spec["os"] is JsonObject system && system.Text("name") is not ("" or "linux" or "windows") and var name)
        {
            yield return FieldErrors.NotSupported($"{path}.os.name", name, "linux", "windows");
        }
    }

    /// <summary>The errors of a container.</summary>
    public static IEnumerable<FieldError> Container(JsonObject container, string path)
    {
        var (context, at) = (container.Child("securityContext"), $"{path}.securityContext");
        foreach (var error in Identities(context, at, "runAsUser", "runAsGroup"))
        {
            yield return error;
        }

        if (context["allowPrivilegeEscalation"] is not JsonBoolean { Value: false })
        {
            yield break;
        }

        if (context.IsTrue("privileged"))
        {
            yield return FieldErrors.Invalid(at, context, "cannot set `allowPrivilegeEscalation` to false and `privileged` to true");
        }

        if (context.Child("capabilities").Texts("add").Contains("CAP_SYS_ADMIN"))
        {
            yield return FieldErrors.Invalid(at, context, "cannot set `allowPrivilegeEscalation` to false and `capabilities.Add` CAP_SYS_ADMIN");
        }
    }

    private static IEnumerable<FieldError> Identities(JsonObject context, string path, params string[] fields) => fields
        .Where(field => context.Number(field) is < 0 or > int.MaxValue)
        .Select(field => FieldErrors.Invalid($"{path}.{field}", context[field]!, NoIdentity));
}
