using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Quantities;
using CrdToolkit.Testing.BuiltIn;
using CrdToolkit.Testing.Json;

namespace CrdToolkit.Testing.Plugins.Quotas;

/// <summary>Services count, and so do the node ports and the load balancers that they ask for (serviceEvaluator).</summary>
internal sealed class ServiceUsage : IQuotaEvaluator
{
    private const string NodePorts = "services.nodeports";
    private const string LoadBalancers = "services.loadbalancers";
    private static readonly string[] Names = ["count/services", "services", NodePorts, LoadBalancers];

    /// <inheritdoc/>
    public bool ChargesUpdates => true;

    /// <inheritdoc/>
    public bool Uses(string name) => Names.Contains(name);

    /// <inheritdoc/>
    public ResourceAmounts Usage(JsonObject value)
    {
        var spec = value.Child("spec");
        var ports = spec.Objects("ports").ToList();
        var isBalanced = spec.Text("type") == "LoadBalancer";
        return new ResourceAmounts
        {
            ["count/services"] = Quantity.Of(1),
            ["services"] = Quantity.Of(1),
            [LoadBalancers] = Quantity.Of(isBalanced ? 1 : 0),
            [NodePorts] = Quantity.Of(
                spec.Text("type") == "NodePort" ? ports.Count
                : !isBalanced ? 0
                : spec["allocateLoadBalancerNodePorts"] is JsonBoolean { Value: false } ? ports.Count(port => port.Number("nodePort") is not (null or 0))
                : ports.Count),
        };
    }
}
