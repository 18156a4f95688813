using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;

namespace CrdToolkit.Testing.BuiltIn.Rules;

/// <summary>Rules of services (ValidateService, ValidateServiceUpdate).</summary>
internal static class ServiceRules
{
    /// <summary>What is said of a field that only services with a balancer have.</summary>
    public const string BalancersOnly = "may only be used when `type` is 'LoadBalancer'";

    private const string LoadBalancer = "LoadBalancer";
    private const long KubeletPort = 10_250;
    private const long LongestAffinity = 86_400;
    private static readonly string[] Distributions = ["PreferClose", "PreferSameNode", "PreferSameZone"];

    /// <summary>The errors of the spec.</summary>
    public static IEnumerable<FieldError> Validate(JsonObject spec)
    {
        var (type, isHeadless) = (spec.Text("type"), spec.Text("clusterIP") == "None");
        if (!spec.Items("ports").Any() && !isHeadless && type != "ExternalName")
        {
            yield return FieldErrors.Required("spec.ports");
        }

        foreach (var error in OfType(spec, type, isHeadless).Concat(Ports(spec)).Concat(Formats.Labels("spec.selector", spec.Child("selector"))).Concat(Affinity(spec))
            .Concat(type == "ExternalName" ? [] : ServiceAddressRules.Own(spec)).Concat(ServiceAddressRules.External(spec)).Concat(Taken(spec, type))
            .Concat(ServiceAddressRules.Sources(spec, type)).Concat(Balancing(spec, type)).Concat(Traffic(spec, type)))
        {
            yield return error;
        }
    }

    /// <summary>The errors of a change: the address stays, and the class of a balancer.</summary>
    public static IEnumerable<FieldError> ValidateUpdate(JsonObject spec, JsonObject old)
    {
        if (spec.Text("type") == LoadBalancer && old.Text("type") == LoadBalancer && !Equals(spec["loadBalancerClass"], old["loadBalancerClass"]))
        {
            yield return FieldErrors.Invalid("spec.loadBalancerClass", spec["loadBalancerClass"] ?? JsonNull.Instance, "may not change once set");
        }

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
            foreach (var field in (string[])["clusterIPs", "ipFamilies", "ipFamilyPolicy"])
            {
                if (spec[field] is not null || (field == "clusterIPs" && spec.Text("clusterIP").Length > 0))
                {
                    yield return FieldErrors.Forbidden($"spec.{field}", "may not be set for ExternalName services");
                }
            }

            var name = spec.Text("externalName");
            if (name.Length == 0)
            {
                yield return FieldErrors.Required("spec.externalName");
            }

            foreach (var error in name.Length == 0 ? [] : FieldErrors.Invalid("spec.externalName", name, NameRules.Subdomain(name.EndsWith('.') ? name[..^1] : name)))
            {
                yield return error;
            }

        }
        else if (type == LoadBalancer)
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

    private static IEnumerable<FieldError> Ports(JsonObject spec)
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
    }

    // Ports that a service may not have, or has twice.
    private static IEnumerable<FieldError> Taken(JsonObject spec, string type)
    {
        var ports = PodRules.Items(spec, "spec", "ports").ToList();
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
                var twice = FieldErrors.Duplicate(at, JsonValues.Object(
                    ("Name", ""), ("Protocol", protocol), ("AppProtocol", JsonNull.Instance), ("Port", number), ("TargetPort", 0L), ("NodePort", 0L)));
                yield return twice with { IsStructure = true };
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

    // What only a service with a balancer has (validateLoadBalancerClassField among it).
    private static IEnumerable<FieldError> Balancing(JsonObject spec, string type)
    {
        if (type == LoadBalancer)
        {
            foreach (var error in spec["loadBalancerClass"] is JsonString name ? FieldErrors.Invalid("spec.loadBalancerClass", name, NameRules.QualifiedName(name.Value)) : [])
            {
                yield return error;
            }

            yield break;
        }

        foreach (var field in (string[])["allocateLoadBalancerNodePorts", "loadBalancerClass"])
        {
            if (spec[field] is not null)
            {
                yield return FieldErrors.Forbidden($"spec.{field}", BalancersOnly);
            }
        }
    }

    // validateServiceExternalTrafficPolicy, validateServiceTrafficDistribution
    private static IEnumerable<FieldError> Traffic(JsonObject spec, string type)
    {
        var isExternal = type is LoadBalancer or "NodePort" || (type == "ClusterIP" && spec.Items("externalIPs").Any());
        if (!isExternal && spec["externalTrafficPolicy"] is { } policy)
        {
            yield return FieldErrors.Invalid("spec.externalTrafficPolicy", policy, "may only be set for externally-accessible services");
        }

        if (spec.Number("healthCheckNodePort") is not (null or 0) and { } port)
        {
            var needed = type == LoadBalancer && spec.Text("externalTrafficPolicy") == "Local";
            foreach (var error in FieldErrors.Invalid("spec.healthCheckNodePort", port, needed
                ? Formats.PortNumber(port)
                : ["may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'"]))
            {
                yield return error;
            }
        }

        if (spec["trafficDistribution"] is JsonString distribution && !Distributions.Contains(distribution.Value))
        {
            yield return FieldErrors.NotSupported("spec.trafficDistribution", distribution, Distributions);
        }
    }
}
