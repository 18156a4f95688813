using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Quantities;
using CrdToolkit.Testing.BuiltIn;
using CrdToolkit.Testing.BuiltIn.Rules;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;

namespace CrdToolkit.Testing.Plugins.Quotas;

/// <summary>Pods use what their containers ask for and may have, until they have ended (podEvaluator).</summary>
internal sealed class PodUsage : IQuotaEvaluator
{
    private const string Count = "count/pods";
    private const string Requests = "requests.";
    private const string HugePages = "hugepages-";

    // A pod must say these where a quota counts them.
    private static readonly string[] Demanded = ["cpu", "memory", "requests.cpu", "requests.memory", "limits.cpu", "limits.memory"];
    private static readonly string[] Names = [.. Demanded, Count, "pods", "ephemeral-storage", "requests.ephemeral-storage", "limits.ephemeral-storage"];
    private static readonly string[] Counted = ["cpu", "memory", "ephemeral-storage"];

    /// <inheritdoc/>
    public bool Uses(string name) => Names.Contains(name)
        || name.StartsWith(HugePages, StringComparison.Ordinal)
        || name.StartsWith(Requests + HugePages, StringComparison.Ordinal)
        || (!ResourceRules.IsNative(name) && name.StartsWith(Requests, StringComparison.Ordinal));

    /// <inheritdoc/>
    public ResourceAmounts Usage(JsonObject value)
    {
        var usage = new ResourceAmounts { [Count] = Quantity.Of(1) };
        if (value.Child("status").Text("phase") is not ("Failed" or "Succeeded") && !value.IsBeingDeleted)
        {
            var spec = value.Child("spec");
            usage["pods"] = Quantity.Of(1);
            usage.Add(Of(PodResources.Requests(spec, withOverhead: true), PodResources.Limits(spec, withOverhead: true)));
        }

        return usage;
    }

    /// <inheritdoc/>
    public bool IsIn(QuotaScope scope, JsonObject value)
    {
        var spec = value.Child("spec");
        return scope.Name switch
        {
            "Terminating" => spec.Number("activeDeadlineSeconds") >= 0,
            "NotTerminating" => !(spec.Number("activeDeadlineSeconds") >= 0),
            "BestEffort" => value.Child("status").Text("qosClass") == "BestEffort",
            "NotBestEffort" => value.Child("status").Text("qosClass") != "BestEffort",
            "PriorityClass" => scope.Selects(spec.Text("priorityClassName")),
            "CrossNamespacePodAffinity" => LooksIntoOtherNamespaces(spec.Child("affinity")),
            _ => false,
        };
    }

    /// <inheritdoc/>
    public string? Missing(IEnumerable<string> names, JsonObject value)
    {
        var spec = value.Child("spec");
        if (spec.Child("resources").Child("requests").Count > 0 || spec.Child("resources").Child("limits").Count > 0)
        {
            return null;
        }

        var containers = spec.Objects("containers").Concat(spec.Objects("initContainers"))
            .Select(container => (
                Name: container.Text("name"),
                Says: Of(ResourceAmounts.Read(container.Child("resources").Child("requests")), ResourceAmounts.Read(container.Child("resources").Child("limits")))))
            .ToList();
        var missing = names.Where(Demanded.Contains).Order(StringComparer.Ordinal)
            .Select(name => (Name: name, In: containers.Where(container => !container.Says.ContainsKey(name)).Select(container => container.Name).Order(StringComparer.Ordinal).ToList()))
            .Where(entry => entry.In.Count > 0)
            .Select(entry => $"{entry.Name} for: {string.Join(',', entry.In)}")
            .ToList();
        return missing.Count == 0 ? null : $"must specify {string.Join("; ", missing)}";
    }

    // podComputeUsageHelper: by the names that quotas have for it.
    private static ResourceAmounts Of(ResourceAmounts requests, ResourceAmounts limits)
    {
        var usage = new ResourceAmounts();
        foreach (var (name, amount) in requests)
        {
            if (Counted.Contains(name) || name.StartsWith(HugePages, StringComparison.Ordinal))
            {
                usage[name] = amount;
                usage[Requests + name] = amount;
            }
            else if (ResourceRules.IsExtended(name))
            {
                usage[Requests + name] = amount;
            }
        }

        foreach (var (name, amount) in limits.Where(limit => Counted.Contains(limit.Key)))
        {
            usage["limits." + name] = amount;
        }

        return usage;
    }

    private static bool LooksIntoOtherNamespaces(JsonObject affinity) =>
        ((string[])["podAffinity", "podAntiAffinity"]).Select(affinity.Child)
            .SelectMany(pods => pods.Objects("requiredDuringSchedulingIgnoredDuringExecution")
                .Concat(pods.Objects("preferredDuringSchedulingIgnoredDuringExecution").Select(weighted => weighted.Child("podAffinityTerm"))))
            .Any(term => term.Items("namespaces").Any() || term["namespaceSelector"] is not null);
}
