namespace CrdToolkit;

/// <summary>There is no election: this process is the only one, and works from its start to its end.</summary>
internal sealed class UncontestedLeadership : ILeadership
{
    public static UncontestedLeadership Instance { get; } = new();

    public ValueTask<LeadershipTerm> WaitAsync(CancellationToken cancellationToken) => cancellationToken.IsCancellationRequested
        ? ValueTask.FromCanceled<LeadershipTerm>(cancellationToken)
        : ValueTask.FromResult(LeadershipTerm.Uncontested);
}
