using System.Globalization;
using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Tables;

namespace CrdToolkit.Testing.BuiltIn.Tables;

/// <summary>The columns of services and of what leads to them.</summary>
internal static class NetworkColumns
{
    private const int ShownEndpoints = 3;

    /// <summary>The columns by kind.</summary>
    public static IReadOnlyDictionary<string, KindColumns> Kinds { get; } = new Dictionary<string, KindColumns>(StringComparer.Ordinal)
    {
        ["Service"] = new("Name|Type|Cluster-IP|External-IP|Port(s)|Age|Selector*", (value, now) =>
        [
            value.Name, value.Child("spec").Text("type") is { Length: > 0 } type ? type : "ClusterIP", Cell.OrNone(value.Child("spec").Text("clusterIP")), External(value),
            Ports(value.Child("spec")), Age.Of(value, now), Cell.Labels(value.Child("spec").Child("selector")),
        ]),
        ["Endpoints"] = new("Name|Endpoints|Age", (value, now) => [value.Name, Endpoints(value), Age.Of(value, now)]),
        ["EndpointSlice"] = new("Name|AddressType|Ports|Endpoints|Age", (value, now) =>
        [
            value.Name, value.Text("addressType"), Shortened(value.Objects("ports").Select(port => port["port"] is { } number ? number.ToString() : "*"), Cell.Unset),
            Shortened(value.Objects("endpoints").SelectMany(endpoint => endpoint.Texts("addresses")), Cell.Unset), Age.Of(value, now),
        ]),
        ["Ingress"] = new("Name|Class|Hosts|Address|Ports|Age", (value, now) =>
        [
            value.Name, Cell.OrNone(value.Child("spec").Text("ingressClassName")), Hosts(value.Child("spec")),
            string.Join(',', Addresses(value)), value.Child("spec").Items("tls").Any() ? "80, 443" : "80", Age.Of(value, now),
        ]),
        ["IngressClass"] = new("Name|Controller|Parameters|Age", (value, now) =>
            [value.Name, value.Child("spec").Text("controller"), Parameters(value.Child("spec")), Age.Of(value, now)]),
        ["NetworkPolicy"] = new("Name|Pod-Selector|Age", (value, now) => [value.Name, Cell.Selector(value.Child("spec").Child("podSelector")), Age.Of(value, now)]),
        ["IPAddress"] = new("Name|ParentRef|Age", (value, now) => [value.Name, Parent(value.Child("spec").Child("parentRef")), Age.Of(value, now)]),
        ["ServiceCIDR"] = new("Name|CIDRs|Age", (value, now) => [value.Name, string.Join(',', value.Child("spec").Texts("cidrs")), Age.Of(value, now)]),
    };

    private static string External(JsonObject value)
    {
        var spec = value.Child("spec");
        var given = spec.Texts("externalIPs").ToList();
        return spec.Text("type") switch
        {
            "ExternalName" => spec.Text("externalName"),
            "LoadBalancer" when Addresses(value).Concat(given).ToList() is var all => all.Count == 0 ? "<pending>" : string.Join(',', all),
            _ => Cell.Join(given),
        };
    }

    private static IEnumerable<string> Addresses(JsonObject value) => value.Child("status").Child("loadBalancer").Objects("ingress")
        .Select(point => point.Text("ip") is { Length: > 0 } address ? address : point.Text("hostname"));

    private static string Ports(JsonObject spec) => Cell.Join(spec.Objects("ports").Select(port =>
    {
        var protocol = port.Text("protocol") is { Length: > 0 } named ? named : "TCP";
        return (port.Number("nodePort") ?? 0) == 0 ? $"{port.Number("port")}/{protocol}" : $"{port.Number("port")}:{port.Number("nodePort")}/{protocol}";
    }));

    // formatEndpoints: each port of each address, the first three.
    private static string Endpoints(JsonObject value)
    {
        if (!value.Items("subsets").Any())
        {
            return Cell.None;
        }

        var all = value.Objects("subsets").SelectMany(subset => subset.Items("ports").Any()
            ? subset.Objects("ports").SelectMany(port => subset.Objects("addresses").Select(address => $"{address.Text("ip")}:{port.Number("port")}"))
            : subset.Objects("addresses").Select(address => address.Text("ip"))).ToList();
        var shown = string.Join(',', all.Take(ShownEndpoints));
        return all.Count > ShownEndpoints ? $"{shown} + {(all.Count - ShownEndpoints).ToString(CultureInfo.InvariantCulture)} more..." : shown;
    }

    private static string Shortened(IEnumerable<string> texts, string otherwise)
    {
        var all = texts.ToList();
        var shown = string.Join(',', all.Take(ShownEndpoints));
        return all.Count == 0 ? otherwise : all.Count > ShownEndpoints ? $"{shown} + {all.Count - ShownEndpoints} more..." : shown;
    }

    private static string Hosts(JsonObject spec)
    {
        var hosts = spec.Objects("rules").Select(rule => rule.Text("host")).Where(host => host.Length > 0).ToList();
        return hosts.Count == 0 ? "*" : Shortened(hosts, "*");
    }

    private static string Parameters(JsonObject spec)
    {
        var parameters = spec.Child("parameters");
        var group = parameters.Text("apiGroup") is { Length: > 0 } named ? $".{named}" : "";
        return spec["parameters"] is null ? Cell.None : $"{parameters.Text("kind")}{group}/{parameters.Text("name")}";
    }

    private static string Parent(JsonObject parent) => string.Join('/', ((string[])["group", "resource", "namespace", "name"]).Select(parent.Text).Where(part => part.Length > 0));
}
