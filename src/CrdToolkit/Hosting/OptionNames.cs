namespace CrdToolkit;

/// <summary>
/// The names that a section of the configuration may hold. The binder passes over the others in silence, and reading the options types
/// by reflection would cost a native program their metadata; a test compares the two.
/// </summary>
internal sealed class OptionNames
{
    private static readonly OptionNames Controller = new()
    {
        Values = Named<OptionKind>(new()
        {
            [nameof(ControllerOptions.MaxConcurrentReconciles)] = OptionKind.Number,
            [nameof(ControllerOptions.ReconcileTimeout)] = OptionKind.Time,
            [nameof(ControllerOptions.ResyncPeriod)] = OptionKind.Time,
        }),
    };

    private static readonly OptionNames LeaderElection = new()
    {
        Values = Named<OptionKind>(new()
        {
            [nameof(LeaderElectionOptions.Enabled)] = OptionKind.Flag,
            [nameof(LeaderElectionOptions.PerController)] = OptionKind.Flag,
            [nameof(LeaderElectionOptions.LeaseName)] = OptionKind.Text,
            [nameof(LeaderElectionOptions.Namespace)] = OptionKind.Text,
            [nameof(LeaderElectionOptions.Identity)] = OptionKind.Text,
            [nameof(LeaderElectionOptions.LeaseDuration)] = OptionKind.Time,
            [nameof(LeaderElectionOptions.RenewDeadline)] = OptionKind.Time,
            [nameof(LeaderElectionOptions.RetryPeriod)] = OptionKind.Time,
        }),
    };

    private static readonly OptionNames Endpoint = new()
    {
        Values = Named<OptionKind>(new()
        {
            [nameof(EndpointOptions.Port)] = OptionKind.Number,
            [nameof(EndpointOptions.Address)] = OptionKind.Text,
        }),
    };

    /// <summary>Those of the section <c>Operator</c>.</summary>
    public static OptionNames Operator { get; } = new()
    {
        Values = Named<OptionKind>(new()
        {
            [nameof(OperatorOptions.Kubeconfig)] = OptionKind.Text,
            [nameof(OperatorOptions.Context)] = OptionKind.Text,
            [nameof(OperatorOptions.MaxConcurrentReconciles)] = OptionKind.Number,
            [nameof(OperatorOptions.ReconcileTimeout)] = OptionKind.Time,
            [nameof(OperatorOptions.ResyncPeriod)] = OptionKind.Time,
            [nameof(OperatorOptions.FieldManager)] = OptionKind.Text,
            [nameof(OperatorOptions.ConsistencyTimeout)] = OptionKind.Time,
            [nameof(OperatorOptions.StopGracePeriod)] = OptionKind.Time,
            [nameof(OperatorOptions.MaxRetriesPerSecond)] = OptionKind.Fraction,
            [nameof(OperatorOptions.DetectMutations)] = OptionKind.Flag,
        }),
        Sections = Named<OptionNames>(new()
        {
            [nameof(OperatorOptions.Namespaces)] = new() { Each = new() },
            [nameof(OperatorOptions.LeaderElection)] = LeaderElection,
            [nameof(OperatorOptions.Endpoint)] = Endpoint,
            [nameof(OperatorOptions.Controllers)] = new() { Each = Controller },
        }),
    };

    /// <summary>The options, and what they are read as.</summary>
    public IReadOnlyDictionary<string, OptionKind> Values { get; private init; } = Named<OptionKind>([]);

    /// <summary>The sections within.</summary>
    public IReadOnlyDictionary<string, OptionNames> Sections { get; private init; } = Named<OptionNames>([]);

    /// <summary>What each member of a list or a dictionary may hold, which bear names of their own; null where the names are fixed.</summary>
    public OptionNames? Each { get; private init; }

    /// <summary>Whether it is a list or a dictionary of plain values.</summary>
    public bool HoldsValues => Each is { Values.Count: 0, Sections.Count: 0 };

    public IEnumerable<string> All => Values.Keys.Concat(Sections.Keys);

    // As everywhere in the configuration, case does not count.
    private static Dictionary<string, TValue> Named<TValue>(Dictionary<string, TValue> names) => new(names, StringComparer.OrdinalIgnoreCase);
}
