using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;

namespace CrdToolkit.Testing.BuiltIn.Rules;

/// <summary>Rules of services (ValidateService, ValidateServiceUpdate).</summary>
internal static class ServiceRules
{
    private const long KubeletPort = 10_250;
    private const long LongestAffinity = 86_400;

    /// <summary>The errors of the spec.</summary>
    public static IEnumerable<FieldError> Validate(JsonObject spec)
    {
        var (type, isHeadless) = (spec.Text("type"), spec.Text("clusterIP") == "None");
        if (!spec.Items("ports").Any() && !isHeadless && type != "ExternalName")
        {
            yield return FieldErrors.Required("spec.ports");
        }

        foreach (var error in OfType(spec, type, isHeadless).Concat(Ports(spec, type)).Concat(Formats.Labels("spec.selector", spec.Child("selector"))).Concat(Affinity(spec)))
        {
            yield return error;
        }

        foreach (var (address, index) in spec.Texts("clusterIPs").Select((address, index) => (address, index)).Where(entry => entry.address != "None"))
        {
            if (!Formats.IsAddress(address, out _))
            {
                yield return FieldErrors.Invalid($"spec.clusterIPs[{index}]", address, "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)");
            }
        }

        foreach (var (address, index) in spec.Texts("externalIPs").Select((address, index) => (address, index)))
        {
            foreach (var error in FieldErrors.Invalid($"spec.externalIPs[{index}]", address, Formats.Address(address)))
            {
                yield return error;
            }
        }

        if (type is not ("LoadBalancer" or "NodePort") && !spec.Items("externalIPs").Any() && spec["externalTrafficPolicy"] is { } policy)
        {
            yield return FieldErrors.Invalid("spec.externalTrafficPolicy", policy, "may only be set for externally-accessible services");
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

        yield return FieldErrors.Invalid("spec.clusterIPs[0]", spec["clusterIPs"] ?? JsonValues.Strings([spec.Text("clusterIP")]), "may not change once set");
    }

    private static IEnumerable<FieldError> OfType(JsonObject spec, string type, bool isHeadless)
    {
        if (type is "LoadBalancer" or "NodePort" && isHeadless)
        {
            yield return FieldErrors.Invalid("spec.clusterIPs[0]", "None", $"may not be set to 'None' for {type} services");
        }

        if (type == "ExternalName")
        {
            var name = spec.Text("externalName");
            if (name.Length == 0)
            {
                yield return FieldErrors.Required("spec.externalName");
            }

            foreach (var error in name.Length == 0 ? [] : FieldErrors.Invalid("spec.externalName", name, NameRules.Subdomain(name.EndsWith('.') ? name[..^1] : name)))
            {
                yield return error;
            }

            if (spec.Items("clusterIPs").Any() || spec.Text("clusterIP").Length > 0)
            {
                yield return FieldErrors.Forbidden("spec.clusterIPs", "may not be set for ExternalName services");
            }
        }
        else if (type == "LoadBalancer")
        {
            foreach (var (port, at) in PodRules.Items(spec, "spec", "ports"))
            {
                if (port.Number("port") == KubeletPort)
                {
                    yield return FieldErrors.Invalid(at, KubeletPort, $"may not expose port {KubeletPort} externally since it is used by kubelet");
                }
            }
        }
    }

    private static IEnumerable<FieldError> Ports(JsonObject spec, string type)
    {
        var ports = PodRules.Items(spec, "spec", "ports").ToList();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (port, at) in ports)
        {
            foreach (var error in Port(port, at, ports.Count > 1, names))
            {
                yield return error;
            }
        }

        foreach (var (port, at) in type == "ClusterIP" ? ports : [])
        {
            if (port.Number("nodePort") is not (null or 0))
            {
                yield return FieldErrors.Forbidden($"{at}.nodePort", "may not be used when `type` is 'ClusterIP'");
            }
        }

        var taken = new HashSet<(string, string, long)>();
        foreach (var (port, at) in ports)
        {
            var (protocol, number, node) = (port.Text("protocol"), port.Number("port") ?? 0, port.Number("nodePort") ?? 0);
            if (node != 0 && !taken.Add((protocol, "node", node)))
            {
                yield return FieldErrors.Duplicate($"{at}.nodePort", node);
            }

            if (!taken.Add((protocol, "port", number)))
            {
                yield return FieldErrors.Duplicate(at, JsonValues.Object(
                    ("Name", ""), ("Protocol", protocol), ("AppProtocol", JsonNull.Instance), ("Port", number), ("TargetPort", 0L), ("NodePort", 0L)));
            }
        }
    }

    // validateServicePort
    private static IEnumerable<FieldError> Port(JsonObject port, string path, bool requiresName, HashSet<string> names)
    {
        var name = port.Text("name");
        if (name.Length == 0 && requiresName)
        {
            yield return FieldErrors.Required($"{path}.name");
        }
        else if (name.Length > 0)
        {
            foreach (var error in FieldErrors.Invalid($"{path}.name", name, NameRules.Label(name)))
            {
                yield return error;
            }

            if (!names.Add(name))
            {
                yield return FieldErrors.Duplicate($"{path}.name", name);
            }
        }

        var protocol = port["appProtocol"] is JsonString known ? known.Value : null;
        foreach (var error in FieldErrors.Invalid($"{path}.port", port["port"] ?? JsonNumber.FromInt64(0), Formats.PortNumber(port.Number("port") ?? 0))
            .Concat(Formats.Port($"{path}.targetPort", port["targetPort"]))
            .Concat(protocol is null ? [] : FieldErrors.Invalid($"{path}.appProtocol", protocol, NameRules.QualifiedName(protocol))))
        {
            yield return error;
        }
    }

    private static IEnumerable<FieldError> Affinity(JsonObject spec)
    {
        var timeout = spec.Child("sessionAffinityConfig").Child("clientIP").Number("timeoutSeconds");
        if (spec.Text("sessionAffinity") == "ClientIP" && timeout is <= 0 or > LongestAffinity)
        {
            yield return FieldErrors.Invalid(
                "spec.sessionAffinityConfig.clientIP.timeoutSeconds", timeout.Value, $"must be greater than 0 and less than {LongestAffinity}");
        }
        else if (spec.Text("sessionAffinity") == "None" && spec["sessionAffinityConfig"] is not null)
        {
            yield return FieldErrors.Forbidden("spec.sessionAffinityConfig", "must not be set when session affinity is None");
        }
    }
}
