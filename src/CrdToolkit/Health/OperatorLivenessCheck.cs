using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CrdToolkit;

/// <summary>
/// Whether a restart would help: only when one of the operator's own loops has ended or makes no progress. An API server that cannot
/// be reached, a missing role or a failing reconciler are no reason: they would be the same after a restart.
/// </summary>
public sealed class OperatorLivenessCheck : IHealthCheck
{
    // A watch is closed after five minutes at most, by the server or for its silence; then comes a back-off of at most half a minute.
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);

    private readonly OperatorLoops loops;
    private readonly IEnumerable<ICacheRunner> caches;

    internal OperatorLivenessCheck(OperatorLoops loops, IEnumerable<ICacheRunner> caches)
    {
        this.loops = loops;
        this.caches = caches;
    }

    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var stuck = loops.Ended().Concat(loops.IsStarted && !loops.IsStopping ? Stuck() : []).ToList();
        return Task.FromResult(stuck.Count == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy(string.Join("; ", stuck)));
    }

    private IEnumerable<string> Stuck() =>
        from cache in caches
        from reader in cache.Readers
        where reader.SinceActive > LongestPause
        select $"the loop that reads {cache.Descriptor.GroupResource} has not moved for {reader.SinceActive.TotalMinutes:0} minutes";
}
