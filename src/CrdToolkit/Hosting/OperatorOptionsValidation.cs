using Microsoft.Extensions.Options;

namespace CrdToolkit;

/// <summary>Refuses options that nothing can work with, at start.</summary>
internal sealed class OperatorOptionsValidation : IValidateOptions<OperatorOptions>
{
    // What a timer can wait for, with the tenth that is added.
    private static readonly TimeSpan LongestResyncPeriod = TimeSpan.FromDays(40);

    public ValidateOptionsResult Validate(string? name, OperatorOptions options)
    {
        var failures = new List<string>();
        if (options.MaxConcurrentReconciles < 1)
            failures.Add($"{OperatorOptions.SectionName}:MaxConcurrentReconciles is {options.MaxConcurrentReconciles}; it must be at least 1.");
        foreach (var (controller, values) in options.Controllers)
        {
            if (values.MaxConcurrentReconciles < 1)
                failures.Add($"{OperatorOptions.SectionName}:Controllers:{controller}:MaxConcurrentReconciles is {values.MaxConcurrentReconciles}; it must be at least 1.");
            if (values.ReconcileTimeout <= TimeSpan.Zero)
                failures.Add($"{OperatorOptions.SectionName}:Controllers:{controller}:ReconcileTimeout is {values.ReconcileTimeout}; it must be longer than nothing.");
            if (values.ResyncPeriod is { } own && (own < TimeSpan.Zero || own > LongestResyncPeriod))
                failures.Add($"{OperatorOptions.SectionName}:Controllers:{controller}:ResyncPeriod is {own}; it must be between 0, which switches it off, and {LongestResyncPeriod.TotalDays} days.");
        }

        if (options.FieldManager is { Length: 0 or > 128 })
            failures.Add($"{OperatorOptions.SectionName}:FieldManager has {options.FieldManager.Length} characters; it must have between 1 and 128.");
        if (options.ReconcileTimeout <= TimeSpan.Zero)
            failures.Add($"{OperatorOptions.SectionName}:ReconcileTimeout is {options.ReconcileTimeout}; it must be longer than nothing.");
        if (options.ResyncPeriod < TimeSpan.Zero || options.ResyncPeriod > LongestResyncPeriod)
            failures.Add($"{OperatorOptions.SectionName}:ResyncPeriod is {options.ResyncPeriod}; it must be between 0, which switches it off, and {LongestResyncPeriod.TotalDays} days.");
        if (options.ConsistencyTimeout <= TimeSpan.Zero)
            failures.Add($"{OperatorOptions.SectionName}:ConsistencyTimeout is {options.ConsistencyTimeout}; it must be longer than nothing.");
        if (options.MaxRetriesPerSecond <= 0)
            failures.Add($"{OperatorOptions.SectionName}:MaxRetriesPerSecond is {options.MaxRetriesPerSecond}; it must be more than 0, or not set.");
        if (options.Endpoint.Port is < 0 or > 65_535)
            failures.Add($"{OperatorOptions.SectionName}:Endpoint:Port is {options.Endpoint.Port}; it must be a port, or 0 for none.");
        if (options.Endpoint.Address is { Length: > 0 } address && !System.Net.IPAddress.TryParse(address, out _))
            failures.Add($"{OperatorOptions.SectionName}:Endpoint:Address is {address}; it must be an IP address, such as 127.0.0.1.");
        if (options.LeaderElection.Enabled)
            failures.AddRange(Elections.Problems(options.LeaderElection));
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
