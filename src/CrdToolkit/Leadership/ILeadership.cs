namespace CrdToolkit;

/// <summary>Says when a controller may work.</summary>
internal interface ILeadership
{
    /// <summary>Waits until this process leads.</summary>
    /// <returns>The term in which it leads; the controller works until that is over, and waits for the next one then.</returns>
    ValueTask<LeadershipTerm> WaitAsync(CancellationToken cancellationToken);
}
