using System.Collections.Concurrent;
using CrdToolkit.Testing.Resources;
using CrdToolkit.Testing.Storage;

namespace CrdToolkit.Testing.Plugins.Quotas;

/// <summary>What the objects of each resource use of quotas.</summary>
/// <param name="registry">What is served.</param>
internal sealed class QuotaEvaluators(ResourceRegistry registry)
{
    private static readonly Dictionary<GroupResource, IQuotaEvaluator> Special = new()
    {
        [new("", "pods")] = new PodUsage(),
        [new("", "services")] = new ServiceUsage(),
        [new("", "persistentvolumeclaims")] = new ClaimUsage(),
    };

    private readonly ConcurrentDictionary<GroupResource, IQuotaEvaluator> counts = new();

    /// <summary>What objects of a resource use; null when they are free, as events are.</summary>
    public IQuotaEvaluator? Find(GroupResource resource) => resource.Resource == "events" ? null
        : Special.TryGetValue(resource, out var special) ? special
        : counts.GetOrAdd(resource, static of => new ObjectCount(of));

    /// <summary>The collections whose objects use the thing of one of these names, and what they use.</summary>
    public IEnumerable<(ObjectCollection Collection, IQuotaEvaluator Evaluator)> Using(IReadOnlyCollection<string> names) => registry.Resources
        .Where(resource => resource is { Namespaced: true, Review: null })
        .DistinctBy(resource => resource.Collection)
        .Select(resource => (resource.Collection, Evaluator: Find(resource.GroupResource)!))
        .Where(entry => entry.Evaluator is not null && names.Any(entry.Evaluator.Uses));
}
