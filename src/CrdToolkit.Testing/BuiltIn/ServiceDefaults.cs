using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;

namespace CrdToolkit.Testing.BuiltIn;

/// <summary>Defaults of services, which depend on their type.</summary>
internal static class ServiceDefaults
{
    /// <summary>The service, whose balancer is one that keeps the address of the receiver unless it says otherwise.</summary>
    public static JsonObject Service(JsonObject service) =>
        service.Child("spec").Text("type") == "LoadBalancer" && service.Find("status", "loadBalancer", "ingress") is JsonArray points
            ? service.WithAt(JsonValues.Array(points.Items.Select(item => item is JsonObject point && point.Text("ip").Length > 0
                ? StructureDefaults.Fill(point, JsonValues.Object(("ipMode", "VIP")))
                : item)), "status", "loadBalancer", "ingress")
            : service;

    /// <summary>The spec.</summary>
    public static JsonObject Spec(JsonObject spec)
    {
        spec = StructureDefaults.Fill(spec, JsonValues.Object(("sessionAffinity", "None"), ("type", "ClusterIP")));
        var type = spec.Text("type");
        if (spec["ports"] is JsonArray ports)
        {
            spec = spec.With("ports", JsonValues.Array(ports.Items.Select(item => item is JsonObject port ? Port(port) : item)));
        }

        if (spec.Text("sessionAffinity") == "ClientIP" && spec.Find("sessionAffinityConfig", "clientIP", "timeoutSeconds") is null)
        {
            spec = spec.WithAt(JsonNumber.FromInt64(10800), "sessionAffinityConfig", "clientIP", "timeoutSeconds");
        }

        if (type is "NodePort" or "LoadBalancer" || (type == "ClusterIP" && spec.Items("externalIPs").Any()))
        {
            spec = StructureDefaults.Fill(spec, JsonValues.Object(("externalTrafficPolicy", "Cluster")));
        }

        if (type is "NodePort" or "LoadBalancer" or "ClusterIP")
        {
            spec = StructureDefaults.Fill(spec, JsonValues.Object(("internalTrafficPolicy", "Cluster")));
        }

        return type == "LoadBalancer" ? StructureDefaults.Fill(spec, JsonValues.Object(("allocateLoadBalancerNodePorts", true))) : spec;
    }

    private static JsonObject Port(JsonObject port)
    {
        port = StructureDefaults.Fill(port, JsonValues.Object(("protocol", "TCP")));
        return port["targetPort"] is JsonNumber { Value: 0 } or JsonString { Value: "" } or null ? port.With("targetPort", port["port"]!) : port;
    }
}
