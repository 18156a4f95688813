using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;

namespace CrdToolkit.Testing.BuiltIn.Rules;

/// <summary>Rules of ingresses, network policies and slices of endpoints (pkg/apis/networking and discovery).</summary>
internal static class NetworkRules
{
    private const int LongestController = 250;
    private static readonly string[] PathTypes = ["Exact", "ImplementationSpecific", "Prefix"];
    private static readonly string[] InvalidInPaths = ["//", "/./", "/../", "%2f", "%2F"];
    private static readonly string[] InvalidAtEnds = ["/..", "/."];

    /// <summary>The errors of an ingress.</summary>
    public static IEnumerable<FieldError> Ingress(JsonObject spec)
    {
        if (!spec.Items("rules").Any() && spec["defaultBackend"] is null)
        {
            yield return FieldErrors.Invalid("spec", spec["rules"] ?? JsonNull.Instance, "either `defaultBackend` or `rules` must be specified");
        }

        foreach (var error in spec["defaultBackend"] is JsonObject backend ? Backend(backend, "spec.defaultBackend") : [])
        {
            yield return error;
        }

        foreach (var (rule, at) in PodRules.Items(spec, "spec", "rules"))
        {
            foreach (var error in Host(rule.Text("host"), $"{at}.host").Concat(rule["http"] is JsonObject http ? Paths(http, $"{at}.http") : []))
            {
                yield return error;
            }
        }

        foreach (var (item, at) in PodRules.Items(spec, "spec", "tls"))
        {
            foreach (var error in item.Texts("hosts").SelectMany((host, index) => FieldErrors.Invalid(
                $"{at}.hosts[{index}]", host, host.Contains('*', StringComparison.Ordinal) ? Formats.WildcardSubdomain(host) : NameRules.Subdomain(host))))
            {
                yield return error;
            }
        }

        if (spec.Text("ingressClassName") is { Length: > 0 } name)
        {
            foreach (var error in FieldErrors.Invalid("spec.ingressClassName", name, NameRules.Subdomain(name)))
            {
                yield return error;
            }
        }
    }

    /// <summary>The errors of a class of ingresses.</summary>
    public static IEnumerable<FieldError> IngressClass(JsonObject spec) =>
        Formats.DomainPrefixedPath("spec.controller", spec.Text("controller"), LongestController)
            .Concat(spec["parameters"] is JsonObject parameters ? Parameters(parameters, "spec.parameters") : []);

    /// <summary>The errors of a network policy.</summary>
    public static IEnumerable<FieldError> NetworkPolicy(JsonObject spec)
    {
        foreach (var error in Formats.Selector("spec.podSelector", spec.Child("podSelector")))
        {
            yield return error;
        }

        foreach (var (list, peers) in ((string, string)[])[("ingress", "from"), ("egress", "to")])
        {
            foreach (var (rule, at) in PodRules.Items(spec, "spec", list))
            {
                foreach (var error in PolicyPorts(rule, at).Concat(PodRules.Items(rule, at, peers).SelectMany(peer => Peer(peer.Item, peer.Path))))
                {
                    yield return error;
                }
            }
        }
    }

    /// <summary>The errors of endpoints.</summary>
    public static IEnumerable<FieldError> Endpoints(JsonObject value)
    {
        foreach (var (subset, path) in PodRules.Items(value, "", "subsets").Select(subset => (subset.Item, subset.Path[1..])))
        {
            if (!subset.Items("addresses").Any() && !subset.Items("notReadyAddresses").Any())
            {
                yield return FieldErrors.Required(path, "must specify `addresses` or `notReadyAddresses`");
            }

            foreach (var (address, at) in PodRules.Items(subset, path, "addresses").Concat(PodRules.Items(subset, path, "notReadyAddresses")))
            {
                foreach (var error in FieldErrors.Invalid($"{at}.ip", address.Text("ip"), Usable(address.Text("ip"))))
                {
                    yield return error;
                }
            }
        }
    }

    /// <summary>The errors of a slice of endpoints.</summary>
    public static IEnumerable<FieldError> EndpointSlice(JsonObject value)
    {
        var type = value.Text("addressType");
        if (type is not ("FQDN" or "IPv4" or "IPv6"))
        {
            yield return type.Length == 0
                ? FieldErrors.Required("addressType")
                : FieldErrors.NotSupported("addressType", type, "FQDN", "IPv4", "IPv6");
        }

        foreach (var (endpoint, index) in value.Objects("endpoints").Select((endpoint, index) => (endpoint, index)))
        {
            if (!endpoint.Items("addresses").Any())
            {
                yield return FieldErrors.Required($"endpoints[{index}].addresses", "must contain at least 1 address");
            }

            foreach (var (address, at) in endpoint.Texts("addresses").Select((address, position) => (address, $"endpoints[{index}].addresses[{position}]")))
            {
                foreach (var error in FieldErrors.Invalid(at, address, type switch
                {
                    "FQDN" => NameRules.Subdomain(address),
                    "IPv4" or "IPv6" => Usable(address, type),
                    _ => [],
                }))
                {
                    yield return error;
                }
            }
        }
    }

    // An address of the right family at which somebody may be found.
    private static IEnumerable<string> Usable(string address, string family = "")
    {
        var wrong = Formats.Address(address).ToList();
        return wrong.Count > 0 ? wrong
            : family.Length > 0 && address.Contains(':', StringComparison.Ordinal) != (family == "IPv6") ? [$"must be a valid {family} address"]
            : Formats.SpecialAddress(address);
    }

    // validateIngressClassParametersReference
    private static IEnumerable<FieldError> Parameters(JsonObject parameters, string path)
    {
        var (scope, place) = (parameters.Text("scope"), parameters["namespace"]);
        if (scope is not ("" or "Cluster" or "Namespace"))
        {
            yield return FieldErrors.NotSupported($"{path}.scope", scope, "Cluster", "Namespace");
        }
        else if (scope == "Namespace" && place is null)
        {
            yield return FieldErrors.Required($"{path}.namespace", "`parameters.scope` is set to 'Namespace'");
        }
        else if (scope == "Cluster" && place is not null)
        {
            yield return FieldErrors.Forbidden($"{path}.namespace", "`parameters.scope` is set to 'Cluster'");
        }
    }

    private static IEnumerable<FieldError> Host(string host, string path)
    {
        if (Formats.IsAddress(host, out _))
        {
            yield return FieldErrors.Invalid(path, host, "must be a DNS name, not an IP address");
        }

        foreach (var error in host.Length == 0 ? [] : FieldErrors.Invalid(path, host, host.Contains('*', StringComparison.Ordinal)
            ? Formats.WildcardSubdomain(host)
            : NameRules.Subdomain(host)))
        {
            yield return error;
        }
    }

    // validateHTTPIngressPath
    private static IEnumerable<FieldError> Paths(JsonObject http, string path)
    {
        if (!http.Items("paths").Any())
        {
            yield return FieldErrors.Required($"{path}.paths");
        }

        foreach (var (entry, at) in PodRules.Items(http, path, "paths"))
        {
            var (value, type) = (entry.Text("path"), entry.Text("pathType"));
            if (type.Length == 0)
            {
                yield return FieldErrors.Required($"{at}.pathType", "pathType must be specified");
            }
            else if (!PathTypes.Contains(type))
            {
                yield return FieldErrors.NotSupported($"{at}.pathType", type, PathTypes);
            }

            if (type == "ImplementationSpecific" ? value.Length > 0 && !value.StartsWith('/') : PathTypes.Contains(type) && !value.StartsWith('/'))
            {
                yield return FieldErrors.Invalid($"{at}.path", value, "must be an absolute path");
            }

            foreach (var part in type is "Exact" or "Prefix" && value.Length > 0 ? InvalidInPaths : [])
            {
                if (value.Contains(part, StringComparison.Ordinal))
                {
                    yield return FieldErrors.Invalid($"{at}.path", value, $"must not contain '{part}'");
                }
            }

            foreach (var end in type is "Exact" or "Prefix" ? InvalidAtEnds : [])
            {
                if (value.EndsWith(end, StringComparison.Ordinal))
                {
                    yield return FieldErrors.Invalid($"{at}.path", value, $"cannot end with '{end}'");
                }
            }

            foreach (var error in Backend(entry.Child("backend"), $"{at}.backend"))
            {
                yield return error;
            }
        }
    }

    // validateIngressBackend
    private static IEnumerable<FieldError> Backend(JsonObject backend, string path)
    {
        if (backend["service"] is not JsonObject service)
        {
            if (backend["resource"] is null)
            {
                yield return FieldErrors.Invalid(path, "", "resource or service backend is required");
            }

            yield break;
        }

        if (backend["resource"] is not null)
        {
            yield return FieldErrors.Invalid(path, "", "cannot set both resource and service backends");
            yield break;
        }

        var (name, port) = (service.Text("name"), service.Child("port"));
        if (name.Length == 0)
        {
            yield return FieldErrors.Required($"{path}.service.name");
        }

        foreach (var error in name.Length == 0 ? [] : FieldErrors.Invalid($"{path}.service.name", name, NameRules.Name(NameRule.Label1035, name, isPrefix: false)))
        {
            yield return error;
        }

        var (portName, number) = (port.Text("name"), port.Number("number") ?? 0);
        if (portName.Length > 0 && number != 0)
        {
            yield return FieldErrors.Invalid(path, "", "cannot set both port name & port number");
        }
        else if (portName.Length == 0 && number == 0)
        {
            yield return FieldErrors.Required(path, "port name or number is required");
        }
        else
        {
            foreach (var error in portName.Length > 0
                ? FieldErrors.Invalid($"{path}.service.port.name", portName, Formats.PortName(portName))
                : FieldErrors.Invalid($"{path}.service.port.number", number, Formats.PortNumber(number)))
            {
                yield return error;
            }
        }
    }

    // ValidateNetworkPolicyPort
    private static IEnumerable<FieldError> PolicyPorts(JsonObject rule, string path)
    {
        foreach (var (port, at) in PodRules.Items(rule, path, "ports"))
        {
            foreach (var error in port["port"] is { } wanted ? Formats.Port($"{at}.port", wanted) : [])
            {
                yield return error;
            }

            if (port.Number("endPort") is not { } end)
            {
                continue;
            }

            if (port["port"] is not JsonNumber)
            {
                yield return port["port"] is null
                    ? FieldErrors.Required($"{at}.port", "must be specified when `endPort` is specified")
                    : FieldErrors.Invalid($"{at}.endPort", end, "may not be specified when `port` is non-numeric");
            }
            else if (end < port.Number("port"))
            {
                yield return FieldErrors.Invalid($"{at}.endPort", end, "must be greater than or equal to `port`");
            }
        }
    }

    // ValidateNetworkPolicyPeer
    private static IEnumerable<FieldError> Peer(JsonObject peer, string path)
    {
        var selectors = ((string[])["podSelector", "namespaceSelector"]).Where(name => peer[name] is not null).ToList();
        foreach (var error in selectors.SelectMany(name => Formats.Selector($"{path}.{name}", peer.Child(name))))
        {
            yield return error;
        }

        if (peer["ipBlock"] is not JsonObject block)
        {
            if (selectors.Count == 0)
            {
                yield return FieldErrors.Required(path, "must specify a peer");
            }

            yield break;
        }

        if (selectors.Count > 0)
        {
            yield return FieldErrors.Forbidden(path, "may not specify both ipBlock and another peer");
        }

        var network = block.Text("cidr");
        foreach (var error in network.Length == 0 ? [FieldErrors.Required($"{path}.ipBlock.cidr")] : FieldErrors.Invalid($"{path}.ipBlock.cidr", network, Formats.Network(network)))
        {
            yield return error;
        }

        foreach (var (except, index) in block.Texts("except").Select((except, index) => (except, index)))
        {
            foreach (var error in FieldErrors.Invalid($"{path}.ipBlock.except[{index}]", except, Formats.Network(except)))
            {
                yield return error;
            }
        }
    }
}
