using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CrdToolkit;

/// <summary>
/// Whether the operator can do its work: everything was read once, and nothing is forbidden to it. A replica that stands by is
/// ready. A watch that cannot reach the API server leaves an operator that was ready degraded, which is ready still.
/// </summary>
public sealed class OperatorReadinessCheck : IHealthCheck
{
    private readonly OperatorLoops loops;
    private readonly IEnumerable<ICacheRunner> caches;
    private readonly Elections elections;

    internal OperatorReadinessCheck(OperatorLoops loops, IEnumerable<ICacheRunner> caches, Elections elections)
    {
        this.loops = loops;
        this.caches = caches;
        this.elections = elections;
    }

    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var failures = new List<string>();
        var worries = new List<string>();
        var data = new Dictionary<string, object>(StringComparer.Ordinal);
        if (!loops.IsStarted || loops.IsStopping)
            failures.Add(loops.IsStopping ? "the operator is stopping" : "the operator has not started");
        foreach (var cache in caches)
            Judge(cache, failures, worries, data);
        foreach (var elector in elections.Electors.Values)
        {
            data[$"lease {elector.Lease}"] = elector.IsLeading ? "leading" : "standing by";
            if (elector.Trouble is { } trouble)
                failures.Add(trouble);
        }

        var text = string.Join("; ", failures.Concat(worries));
        return Task.FromResult(failures.Count > 0
            ? HealthCheckResult.Unhealthy(text, data: data)
            : worries.Count > 0 ? HealthCheckResult.Degraded(text, data: data) : HealthCheckResult.Healthy(data: data));
    }

    private static void Judge(ICacheRunner cache, List<string> failures, List<string> worries, Dictionary<string, object> data)
    {
        var name = cache.Descriptor.GroupResource;
        if (!cache.Synced.IsCompletedSuccessfully)
        {
            var reasons = cache.Readers.Select(reader => reader.Trouble?.Message).OfType<string>().ToList();
            failures.Add(reasons.Count == 0 ? $"{name} are not read yet" : $"{name} are not read yet: {string.Join("; ", reasons)}");
            return;
        }

        foreach (var reader in cache.Readers)
        {
            data[string.IsNullOrEmpty(reader.Namespace) ? name : $"{name} in {reader.Namespace}"] =
                $"heard of {reader.SinceHeard.TotalSeconds:0} s ago";
            if (reader.Trouble is { } trouble)
                (trouble.IsForbidden || trouble.IsUnauthorized ? failures : worries).Add($"{trouble.Message} (heard of {reader.SinceHeard.TotalSeconds:0} s ago)");
        }
    }
}
