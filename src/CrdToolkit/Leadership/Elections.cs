using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CrdToolkit;

/// <summary>The elections that this process takes part in: none, one for all controllers, or one for each.</summary>
internal sealed class Elections
{
    private const double JitterFactor = 1.2;

    private readonly Dictionary<string, LeaderElector> electors = new(StringComparer.OrdinalIgnoreCase);
    private readonly CancellationTokenSource standing = new();
    private readonly LeaderElectionOptions options;
    private Task[] running = [];

    public Elections(IServiceProvider services)
    {
        options = services.GetRequiredService<IOptions<OperatorOptions>>().Value.LeaderElection;
        if (!options.Enabled)
            return;
        var api = services.GetRequiredService<KubernetesApi>();
        var log = new LeadershipLog(services.GetRequiredService<ILoggerFactory>().CreateLogger("CrdToolkit.Leadership"));
        var recorder = services.GetRequiredService<EventRecorder>();
        var exit = services.GetRequiredService<IProcessExit>();
        var @namespace = NamespaceOf(services);
        var name = options.LeaseName ?? ToLeaseName(services.GetService<IHostEnvironment>()?.ApplicationName ?? AppDomain.CurrentDomain.FriendlyName);
        var identity = options.Identity ?? $"{Environment.MachineName}_{Guid.NewGuid()}";
        if (!options.PerController)
        {
            electors.Add("", Create(name, term => api.Fence.ProcessTerm = term));
            return;
        }

        foreach (var controller in services.GetServices<ControllerName>())
            electors.Add(controller.Value, Create($"{name}-{ToLeaseName(controller.Value)}", null));

        LeaderElector Create(string lease, Action<LeadershipTerm>? began) =>
            new(new LeaseLock(api, @namespace, lease, identity, options.LeaseDuration), options, api.Time, log, exit)
            {
                Began = began,
                Events = new LeadershipEvents(recorder, identity),
            };
    }

    /// <summary>Those that this process stands in, by the controller; one election for all has an empty name.</summary>
    public IReadOnlyDictionary<string, LeaderElector> Electors => electors;

    /// <summary>The election that a controller's work depends on.</summary>
    public ILeadership Of(string controller) =>
        electors.GetValueOrDefault(options.PerController ? controller : "") ?? (ILeadership)UncontestedLeadership.Instance;

    public void Start() => running = [.. electors.Values.Select(elector => Task.Run(() => elector.RunAsync(standing.Token)))];

    /// <summary>Tells that the leases will be given up; before events end.</summary>
    public void TellOfStop()
    {
        foreach (var elector in electors.Values)
            elector.TellOfStop();
    }

    /// <summary>Gives the leases up; to be called when the work has stopped.</summary>
    public async Task StopAsync()
    {
        await standing.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(running).ConfigureAwait(false);
        await Task.WhenAll(electors.Values.Select(elector => elector.ReleaseAsync())).ConfigureAwait(false);
    }

    /// <summary>What is wrong with names and times, if anything is.</summary>
    public static IEnumerable<string?> Problems(LeaderElectionOptions options)
    {
        const string Section = $"{OperatorOptions.SectionName}:{nameof(OperatorOptions.LeaderElection)}";
        if (options.LeaseName is not null)
            yield return ObjectName.Problem($"{Section}:LeaseName", options.LeaseName);
        if (!string.IsNullOrEmpty(options.Namespace))
            yield return ObjectName.NamespaceProblem($"{Section}:Namespace", options.Namespace);
        if (options.RetryPeriod <= TimeSpan.Zero)
            yield return $"{Section}:RetryPeriod is {options.RetryPeriod}; it must be longer than nothing.";
        if (options.RenewDeadline <= options.RetryPeriod * JitterFactor)
            yield return $"{Section}:RenewDeadline is {options.RenewDeadline}; it must be longer than {JitterFactor} times the RetryPeriod of {options.RetryPeriod}, or no renewal could fail.";
        if (options.LeaseDuration <= options.RenewDeadline)
            yield return $"{Section}:LeaseDuration is {options.LeaseDuration}; it must be longer than the RenewDeadline of {options.RenewDeadline}, or two could lead at once.";
        if (options.LeaseDuration > OptionLimits.LongestLease)
            yield return $"{Section}:LeaseDuration is {options.LeaseDuration}; it must be {OptionLimits.LongestLease} at most: so long others wait when the leader has died.";
        if (options.LeaseDuration.Ticks % TimeSpan.TicksPerSecond != 0)
            yield return $"{Section}:LeaseDuration is {options.LeaseDuration}; a lease counts whole seconds.";
    }

    private string NamespaceOf(IServiceProvider services)
    {
        if (!string.IsNullOrEmpty(options.Namespace))
            return options.Namespace;
        var ownsClient = services.GetService<k8s.Kubernetes>() is null && services.GetService<k8s.IKubernetes>() is null;
        var connection = services.GetService<k8s.KubernetesClientConfiguration>()
            ?? (ownsClient ? services.GetRequiredService<OwnedClient>().Configuration : KubernetesConnection.IsInCluster ? KubernetesConnection.FromServiceAccount() : null);
        return !string.IsNullOrEmpty(connection?.Namespace)
            ? connection.Namespace
            : throw new OperatorStartException($"Nothing says in which namespace the lease is: set {OperatorOptions.SectionName}:LeaderElection:Namespace.");
    }

    // What a name of an object may hold.
    private static string ToLeaseName(string name)
    {
        var text = new StringBuilder();
        foreach (var character in name.ToLowerInvariant())
            text.Append(char.IsAsciiLetterOrDigit(character) ? character : '-');
        return text.ToString().Trim('-') is { Length: > 0 } result ? result : "operator";
    }
}
