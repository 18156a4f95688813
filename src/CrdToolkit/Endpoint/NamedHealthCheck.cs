using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CrdToolkit;

/// <summary>A check of the application that counts for readiness.</summary>
internal sealed record NamedHealthCheck(string Name, IHealthCheck Check);
