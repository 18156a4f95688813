using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation;
using CrdToolkit.Testing.Json;

namespace CrdToolkit.Testing.BuiltIn.Rules;

/// <summary>Rules of probes and lifecycle handlers (validateProbe, validateLifecycle).</summary>
internal static class ProbeRules
{
    private static readonly string[] Handlers = ["exec", "httpGet", "tcpSocket", "grpc", "sleep"];

    /// <summary>The errors of the probes and handlers of a container.</summary>
    public static IEnumerable<FieldError> Validate(JsonObject container, JsonObject spec, string path)
    {
        foreach (var moment in (string[])["postStart", "preStop"])
        {
            foreach (var error in container.Child("lifecycle")[moment] is JsonObject handler ? Handler(handler, spec, $"{path}.lifecycle.{moment}") : [])
            {
                yield return error;
            }
        }

        foreach (var name in (string[])["livenessProbe", "readinessProbe", "startupProbe"])
        {
            foreach (var error in container[name] is JsonObject probe ? Probe(probe, spec, name, $"{path}.{name}") : [])
            {
                yield return error;
            }
        }
    }

    private static IEnumerable<FieldError> Probe(JsonObject probe, JsonObject spec, string name, string path)
    {
        foreach (var error in Handler(probe, spec, path)
            .Concat(Formats.NotNegative(probe, path, "initialDelaySeconds", "timeoutSeconds", "periodSeconds", "successThreshold", "failureThreshold")))
        {
            yield return error;
        }

        if (probe.Number("terminationGracePeriodSeconds") is <= 0 and { } grace)
        {
            yield return FieldErrors.Invalid($"{path}.terminationGracePeriodSeconds", grace, "must be greater than 0");
        }

        // Whether a container lives or has started is not a matter of how often it says so.
        if (name != "readinessProbe" && probe.Number("successThreshold") is not (null or 1) and { } successes)
        {
            yield return FieldErrors.Invalid($"{path}.successThreshold", successes, "must be 1");
        }
        else if (name == "readinessProbe" && probe["terminationGracePeriodSeconds"] is not null)
        {
            yield return FieldErrors.Invalid(
                $"{path}.terminationGracePeriodSeconds", probe["terminationGracePeriodSeconds"]!, "must not be set for readinessProbes");
        }
    }

    // validateHandler
    private static IEnumerable<FieldError> Handler(JsonObject handler, JsonObject spec, string path)
    {
        var given = Handlers.Where(name => handler[name] is not null).ToList();
        if (given.Count == 0)
        {
            yield return FieldErrors.Required(path, "must specify a handler type");
            yield break;
        }

        foreach (var name in given.Skip(1))
        {
            yield return FieldErrors.Forbidden($"{path}.{name}", "may not specify more than 1 handler type");
        }

        var (action, at) = (handler.Child(given[0]), $"{path}.{given[0]}");
        foreach (var error in given[0] switch
        {
            "exec" when !action.Items("command").Any() => [FieldErrors.Required($"{at}.command")],
            "httpGet" or "tcpSocket" or "grpc" => Formats.Port($"{at}.port", action["port"]),
            "sleep" when action.Number("seconds") is { } seconds && spec.Number("terminationGracePeriodSeconds") is { } grace && (seconds < 0 || seconds > grace) =>
                [FieldErrors.Invalid(at, seconds, $"must be non-negative and less than terminationGracePeriodSeconds ({grace})")],
            _ => (IEnumerable<FieldError>)[],
        })
        {
            yield return error;
        }
    }
}
