using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.BuiltIn;
using CrdToolkit.Testing.Json;

namespace CrdToolkit.Testing.Plugins;

/// <summary>What a pod needs as a whole (resourcehelper.PodRequests and PodLimits): its containers run at once, its init containers one by one.</summary>
internal static class PodResources
{
    private static readonly string[] OfPods = ["cpu", "memory"];

    /// <summary>What it asks for.</summary>
    /// <param name="spec">The spec of the pod.</param>
    /// <param name="withOverhead">Whether what its runtime needs counts.</param>
    public static ResourceAmounts Requests(JsonObject spec, bool withOverhead)
    {
        var requests = Sum(spec, "requests");
        if (withOverhead)
        {
            requests.Add(ResourceAmounts.Read(spec.Child("overhead")));
        }

        return requests;
    }

    /// <summary>What it may have at most; what its runtime needs is added to limits that there are.</summary>
    /// <param name="spec">The spec of the pod.</param>
    /// <param name="withOverhead">Whether what its runtime needs counts.</param>
    public static ResourceAmounts Limits(JsonObject spec, bool withOverhead)
    {
        var limits = Sum(spec, "limits");
        foreach (var (name, amount) in withOverhead ? ResourceAmounts.Read(spec.Child("overhead")) : [])
        {
            if (limits.TryGetValue(name, out var limit))
            {
                limits[name] = limit.Add(amount);
            }
        }

        return limits;
    }

    private static ResourceAmounts Sum(JsonObject spec, string kind)
    {
        var sum = new ResourceAmounts();
        foreach (var container in spec.Objects("containers"))
        {
            sum.Add(Of(container, kind));
        }

        var (sidecars, starting) = (new ResourceAmounts(), new ResourceAmounts());
        foreach (var container in spec.Objects("initContainers"))
        {
            var own = Of(container, kind);
            if (container.Text("restartPolicy") == "Always")
            {
                sum.Add(own);
                sidecars.Add(own);
                starting.Raise(sidecars);
            }
            else
            {
                own.Add(sidecars);
                starting.Raise(own);
            }
        }

        sum.Raise(starting);

        // What is said for the pod as a whole counts instead of the sum.
        foreach (var (name, amount) in Of(spec, kind))
        {
            if (OfPods.Contains(name) || name.StartsWith("hugepages-", StringComparison.Ordinal))
            {
                sum[name] = amount;
            }
        }

        return sum;
    }

    private static ResourceAmounts Of(JsonObject container, string kind) => ResourceAmounts.Read(container.Child("resources").Child(kind));
}
