using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;

namespace CrdToolkit.Testing.BuiltIn.Rules;

/// <summary>Which rules the status of a built-in kind has.</summary>
internal static class StatusRules
{
    /// <summary>The errors of a status that is written.</summary>
    public static IEnumerable<FieldError> Validate(string kind, JsonObject value, JsonObject old) => kind switch
    {
        "Service" when value.Child("spec").Text("type") != "LoadBalancer" && Points(value).Any() =>
            [FieldErrors.Forbidden("status.loadBalancer.ingress", "may only be used when `spec.type` is 'LoadBalancer'")],
        "Service" or "Ingress" => Points(value).SelectMany(point => LoadBalancer(point.Item, point.Path)),
        _ => WorkloadStatusRules.Validate(kind, value, old),
    };

    private static IEnumerable<(JsonObject Item, string Path)> Points(JsonObject value) =>
        PodRules.Items(value.Child("status").Child("loadBalancer"), "status.loadBalancer", "ingress");

    // ValidateLoadBalancerStatus, ValidateIngressLoadBalancerStatus
    private static IEnumerable<FieldError> LoadBalancer(JsonObject point, string path)
    {
        var (address, host) = (point.Text("ip"), point.Text("hostname"));
        foreach (var error in address.Length == 0 ? [] : FieldErrors.Invalid($"{path}.ip", address, Formats.Address(address)))
        {
            yield return error;
        }

        foreach (var error in host.Length == 0 ? [] : FieldErrors.Invalid($"{path}.hostname", host, NameRules.Subdomain(host)))
        {
            yield return error;
        }

        if (Formats.IsAddress(host, out _))
        {
            yield return FieldErrors.Invalid($"{path}.hostname", host, "must be a DNS name, not an IP address");
        }
    }
}
