using Microsoft.Extensions.Logging;

namespace CrdToolkit;

/// <summary>Ends the real process; what it is at is not waited for, for that is why it ends.</summary>
internal sealed partial class ProcessExit(ILoggerFactory loggers) : IProcessExit
{
    public void Exit(string reason)
    {
        Ending(loggers.CreateLogger("CrdToolkit.Leadership"), reason);
        // Loggers write in the background; this must be seen.
        Console.Error.WriteLine(reason);
        Environment.Exit(1);
    }

    [LoggerMessage(EventId = 57, Level = LogLevel.Critical, Message = "{Reason}")]
    private static partial void Ending(ILogger logger, string reason);
}
