using System.Globalization;
using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Validation;
using CrdToolkit.Testing.BuiltIn.Rules;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Requests;
using CrdToolkit.Testing.Storage;

namespace CrdToolkit.Testing.BuiltIn;

/// <summary>Gives services addresses and node ports that no other service has, of a cluster with IPv4 alone. Nothing listens there.</summary>
/// <param name="services">The services that there are.</param>
internal sealed class ServiceAllocation(ObjectCollection services)
{
    private const int FirstNodePort = 30_000;
    private const int LastNodePort = 32_767;
    private int addresses = 1;
    private int ports;

    /// <summary>A spec with what a service of its type has.</summary>
    public JsonObject Allocate(JsonObject spec)
    {
        if (spec.Text("type") == "ExternalName")
        {
            return spec;
        }

        if (spec.Text("clusterIP").Length == 0 && !spec.Items("clusterIPs").Any())
        {
            spec = spec.With("clusterIP", FreeAddress());
        }

        spec = Families(StructureDefaults.Fill(spec, JsonValues.Object(("clusterIPs", JsonValues.Strings([spec.Text("clusterIP")])))));
        var wantsNodePorts = spec.Text("type") == "NodePort"
            || (spec.Text("type") == "LoadBalancer" && spec["allocateLoadBalancerNodePorts"] is not JsonBoolean { Value: false });
        spec = wantsNodePorts && spec["ports"] is JsonArray list
            ? spec.With("ports", JsonValues.Array(list.Items.Select(item => item is JsonObject port && port["nodePort"] is null
                ? port.With("nodePort", FreePort())
                : item)))
            : spec;
        return NeedsHealthCheck(spec) && spec["healthCheckNodePort"] is null ? spec.With("healthCheckNodePort", FreePort()) : spec;
    }

    /// <summary>The first thing that a spec asks for and cannot have.</summary>
    public IEnumerable<FieldError> Conflicts(JsonObject spec, string uid)
    {
        var errors = Unserved(spec).ToList();
        if (errors.Count > 0)
        {
            return errors;
        }

        var others = Specs(uid).ToList();
        var taken = others.SelectMany(other => other.Texts("clusterIPs")).ToHashSet(StringComparer.Ordinal);
        if (spec.Texts("clusterIPs").FirstOrDefault(address => address != "None" && taken.Contains(address)) is { } twice)
        {
            return [FieldErrors.Invalid("spec.clusterIPs", spec["clusterIPs"]!, $"failed to allocate IP {twice}: provided IP is already allocated")];
        }

        var takenPorts = others.SelectMany(NodePorts).ToHashSet();
        return PodRules.Items(spec, "spec", "ports").SelectMany(port => NodePort(port.Item.Number("nodePort") ?? 0, $"{port.Path}.nodePort", takenPorts)).Take(1);
    }

    private static IEnumerable<FieldError> NodePort(long port, string path, HashSet<long> taken) => port switch
    {
        0 => [],
        < FirstNodePort or > LastNodePort =>
            [FieldErrors.Invalid(path, port, $"provided port is not in the valid range. The range of valid ports is {FirstNodePort}-{LastNodePort}")],
        _ => taken.Contains(port) ? [FieldErrors.Invalid(path, port, "provided port is already allocated")] : [],
    };

    // initIPFamilyFields: a service that selects nothing and has no address may be of both families, whatever the cluster is of.
    private static JsonObject Families(JsonObject spec)
    {
        if (spec.Text("clusterIP") != "None" || spec.Child("selector").Count > 0)
        {
            return StructureDefaults.Fill(spec, JsonValues.Object(("ipFamilies", JsonValues.Strings(["IPv4"])), ("ipFamilyPolicy", "SingleStack")));
        }

        var families = spec.Texts("ipFamilies").DefaultIfEmpty("IPv4").ToList();
        spec = StructureDefaults.Fill(spec, JsonValues.Object(("ipFamilyPolicy", "RequireDualStack")));
        return spec.With("ipFamilies", JsonValues.Strings(families is [var only] && spec.Text("ipFamilyPolicy") != "SingleStack"
            ? [only, only == "IPv4" ? "IPv6" : "IPv4"]
            : families));
    }

    private static IEnumerable<FieldError> Unserved(JsonObject spec)
    {
        if (spec.Text("type") == "ExternalName" || (spec.Text("clusterIP") == "None" && spec.Child("selector").Count == 0))
        {
            yield break;
        }

        if (spec.Text("ipFamilyPolicy") == "RequireDualStack")
        {
            yield return FieldErrors.Invalid("spec.ipFamilyPolicy", "RequireDualStack", "this cluster is not configured for dual-stack services");
        }

        foreach (var (family, index) in spec.Texts("ipFamilies").Select((family, index) => (family, index)).Where(entry => entry.family != "IPv4"))
        {
            yield return FieldErrors.Invalid($"spec.ipFamilies[{index}]", family, "not configured on this cluster");
        }
    }

    private static bool NeedsHealthCheck(JsonObject spec) => spec.Text("type") == "LoadBalancer" && spec.Text("externalTrafficPolicy") == "Local";

    private static IEnumerable<long> NodePorts(JsonObject spec) => spec.Objects("ports").Select(port => port.Number("nodePort"))
        .Append(spec.Number("healthCheckNodePort")).OfType<long>();

    private IEnumerable<JsonObject> Specs(string except) => services.Objects.Where(service => service.Value.Uid != except).Select(service => service.Value.Child("spec"));

    private string FreeAddress()
    {
        while (true)
        {
            var next = Interlocked.Increment(ref addresses);
            var address = string.Create(CultureInfo.InvariantCulture, $"10.96.{next / 254 % 256}.{1 + (next % 254)}");
            if (!Specs("").Any(spec => spec.Texts("clusterIPs").Contains(address)))
            {
                return address;
            }
        }
    }

    private long FreePort()
    {
        const int Ports = LastNodePort - FirstNodePort + 1;
        var taken = Specs("").SelectMany(NodePorts).ToHashSet();
        for (var tries = 0; tries < Ports; tries++)
        {
            var port = (long)(FirstNodePort + ((Interlocked.Increment(ref ports) - 1) % Ports));
            if (!taken.Contains(port))
            {
                return port;
            }
        }

        throw StatusErrors.Internal("failed to allocate a nodePort: range is full");
    }
}
