using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CrdToolkit.Tests.Endpoint;

public sealed class FailingCheck : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(HealthCheckResult.Unhealthy("full"));
}
