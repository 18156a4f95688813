namespace CrdToolkit;

/// <summary>Keeps clients from writing once leadership is lost, whoever calls them and whatever token they were given.</summary>
internal sealed class WriteFence
{
    /// <summary>The last term of a process that leads as a whole: it counts for writes outside of reconciles too.</summary>
    public LeadershipTerm? ProcessTerm { get; set; }

    /// <exception cref="LeadershipLostException">The term that the caller works in is over.</exception>
    public void Check(ApiRequest request)
    {
        if (!request.Verb.Writes() || request.IsElection)
            return;
        if ((LeadershipTerm.Current ?? ProcessTerm) is { IsOver: true } term)
            throw new LeadershipLostException(request, term);
    }
}
