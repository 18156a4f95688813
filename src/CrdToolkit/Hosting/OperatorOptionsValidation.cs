using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CrdToolkit;

/// <summary>Refuses options that nothing can work with, at start.</summary>
internal sealed class OperatorOptionsValidation(IServiceProvider services) : IValidateOptions<OperatorOptions>
{
    public ValidateOptionsResult Validate(string? name, OperatorOptions options)
    {
        var section = services.GetService<IConfiguration>()?.GetSection(OperatorOptions.SectionName);
        // Where a text is wrong nothing was bound; the names of controllers are told all the same.
        var controllers = (section?.GetSection(nameof(OperatorOptions.Controllers)).GetChildren() ?? []).Select(child => child.Key)
            .Concat(options.Controllers.Keys).Distinct(StringComparer.OrdinalIgnoreCase);
        string[] failures =
        [
            .. section is null ? [] : OptionTexts.Problems(section),
            .. controllers.Select(NameProblem).Concat(Problems(options)).OfType<string>(),
        ];
        // The exception would put them all into one line.
        return failures.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(string.Join('\n', failures));
    }

    private static IEnumerable<string?> Problems(OperatorOptions options)
    {
        const string Section = OperatorOptions.SectionName;
        yield return OptionLimits.OfCount($"{Section}:MaxConcurrentReconciles", options.MaxConcurrentReconciles);
        yield return OptionLimits.OfTimeout($"{Section}:ReconcileTimeout", options.ReconcileTimeout, OptionLimits.LongestTimeout);
        yield return OptionLimits.OfResync($"{Section}:ResyncPeriod", options.ResyncPeriod);
        yield return OptionLimits.OfTimeout($"{Section}:ConsistencyTimeout", options.ConsistencyTimeout, OptionLimits.LongestTimeout);
        yield return OptionLimits.OfGracePeriod($"{Section}:StopGracePeriod", options.StopGracePeriod);
        if (options.FieldManager is { Length: 0 or > 128 })
            yield return $"{Section}:FieldManager has {options.FieldManager.Length} characters; it must have between 1 and 128.";
        if (options.MaxRetriesPerSecond <= 0)
            yield return $"{Section}:MaxRetriesPerSecond is {options.MaxRetriesPerSecond}; it must be more than 0, or not set.";
        if (options.Endpoint.Port is < 0 or > 65_535)
            yield return $"{Section}:Endpoint:Port is {options.Endpoint.Port}; it must be a port, or 0 for none.";
        if (options.Endpoint.Address is { Length: > 0 } address && !IPAddress.TryParse(address, out _))
            yield return $"{Section}:Endpoint:Address is {address}; it must be an IP address, such as 127.0.0.1.";
        foreach (var (index, @namespace) in options.Namespaces.Index())
            yield return ObjectName.NamespaceProblem($"{Section}:Namespaces:{index}", @namespace);
        foreach (var problem in options.Controllers.SelectMany(controller => OfController(controller.Key, controller.Value)))
            yield return problem;
        foreach (var problem in options.LeaderElection.Enabled ? Elections.Problems(options.LeaderElection) : [])
            yield return problem;
    }

    private string? NameProblem(string controller)
    {
        const string Section = $"{OperatorOptions.SectionName}:Controllers";
        var known = services.GetServices<ControllerName>().Select(name => name.Value).ToList();
        if (known.Contains(controller, StringComparer.OrdinalIgnoreCase))
            return null;
        return NearestName.Of(controller, known) is { } nearest ? $"{Section}:{controller} is no controller; did you mean {Section}:{nearest}?"
            : known.Count == 0 ? $"{Section}:{controller} is no controller; this operator has none."
            : $"{Section}:{controller} is no controller; there is {string.Join(", ", known)}.";
    }

    private static IEnumerable<string?> OfController(string controller, ControllerOptions values)
    {
        const string Section = $"{OperatorOptions.SectionName}:Controllers";
        yield return OptionLimits.OfCount($"{Section}:{controller}:MaxConcurrentReconciles", values.MaxConcurrentReconciles);
        yield return OptionLimits.OfTimeout($"{Section}:{controller}:ReconcileTimeout", values.ReconcileTimeout, OptionLimits.LongestTimeout);
        yield return OptionLimits.OfResync($"{Section}:{controller}:ResyncPeriod", values.ResyncPeriod);
    }
}
