using Microsoft.Extensions.Logging;

namespace CrdToolkit;

/// <summary>What the election tells: each change once.</summary>
internal sealed partial class LeadershipLog(ILogger logger)
{
    public void Leading(string lease) => Leading(logger, lease);

    public void StandingBy(string lease, string holder) => StandingBy(logger, lease, holder);

    public void NotTakingPart(string lease, string failure) => NotTakingPart(logger, lease, failure);

    public void NotRenewed(string lease, TimeSpan remaining, string failure) => NotRenewed(logger, lease, remaining.TotalSeconds, failure);

    public void Lost(string lease, string reason) => Lost(logger, lease, reason);

    public void Released(string lease) => Released(logger, lease);

    public void NotReleased(string lease, string failure) => NotReleased(logger, lease, failure);

    [LoggerMessage(EventId = 50, Level = LogLevel.Information, Message = "Leading: holds the lease {Lease}")]
    private static partial void Leading(ILogger logger, string lease);

    [LoggerMessage(EventId = 51, Level = LogLevel.Information, Message = "Standing by: the lease {Lease} is held by {Holder}")]
    private static partial void StandingBy(ILogger logger, string lease, string holder);

    [LoggerMessage(EventId = 52, Level = LogLevel.Warning, Message = "The lease {Lease} cannot be taken; the operator keeps trying: {Failure}")]
    private static partial void NotTakingPart(ILogger logger, string lease, string failure);

    [LoggerMessage(EventId = 53, Level = LogLevel.Warning, Message = "The lease {Lease} was not renewed, and the work stops in {Seconds:0.#} s unless it is: {Failure}")]
    private static partial void NotRenewed(ILogger logger, string lease, double seconds, string failure);

    [LoggerMessage(EventId = 54, Level = LogLevel.Warning, Message = "No longer leading with the lease {Lease}, work is cancelled: {Reason}")]
    private static partial void Lost(ILogger logger, string lease, string reason);

    [LoggerMessage(EventId = 55, Level = LogLevel.Information, Message = "The lease {Lease} is given up")]
    private static partial void Released(ILogger logger, string lease);

    [LoggerMessage(EventId = 56, Level = LogLevel.Warning, Message = "The lease {Lease} could not be given up, others wait until it expires: {Failure}")]
    private static partial void NotReleased(ILogger logger, string lease, string failure);
}
