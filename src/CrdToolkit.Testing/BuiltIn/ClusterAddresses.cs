using System.Globalization;
using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;

namespace CrdToolkit.Testing.BuiltIn;

/// <summary>Gives services addresses and node ports of which nobody else has one. Nothing listens there.</summary>
internal sealed class ClusterAddresses
{
    private const int FirstNodePort = 30_000;
    private const int NodePorts = 2_768;
    private int addresses = 1;
    private int ports;

    /// <summary>A spec with what a service of its type has.</summary>
    public JsonObject Allocate(JsonObject spec)
    {
        if (spec.Text("type") == "ExternalName")
        {
            return spec;
        }

        if (spec.Text("clusterIP").Length == 0)
        {
            var address = Interlocked.Increment(ref addresses);
            spec = spec.With("clusterIP", string.Create(CultureInfo.InvariantCulture, $"10.96.{address / 254 % 256}.{1 + (address % 254)}"));
        }

        spec = StructureDefaults.Fill(spec, JsonValues.Object(
            ("clusterIPs", JsonValues.Strings([spec.Text("clusterIP")])),
            ("ipFamilies", JsonValues.Strings(["IPv4"])),
            ("ipFamilyPolicy", "SingleStack")));
        var wantsNodePorts = spec.Text("type") == "NodePort"
            || (spec.Text("type") == "LoadBalancer" && spec["allocateLoadBalancerNodePorts"] is not JsonBoolean { Value: false });
        return wantsNodePorts && spec["ports"] is JsonArray list
            ? spec.With("ports", JsonValues.Array(list.Items.Select(item => item is JsonObject port && port["nodePort"] is null
                ? port.With("nodePort", (long)(FirstNodePort + ((Interlocked.Increment(ref ports) - 1) % NodePorts)))
                : item)))
            : spec;
    }
}
