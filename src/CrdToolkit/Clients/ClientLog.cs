using Microsoft.Extensions.Logging;

namespace CrdToolkit;

internal static partial class ClientLog
{
    [LoggerMessage(EventId = 5, Level = LogLevel.Information, Message = "The API server is {Server}, the credentials are those of {Credentials}")]
    public static partial void Connecting(ILogger logger, Uri server, string credentials);

    [LoggerMessage(EventId = 2, Level = LogLevel.Warning,
        Message = "{Kind} {Key} cannot be read and is left out: {JsonPath}: {Reason}. Correct the object, or have its type accept the value")]
    public static partial void Unreadable(ILogger logger, string kind, NamespacedName key, string jsonPath, string reason);

    [LoggerMessage(EventId = 3, Level = LogLevel.Warning, Message = "{Problem} Watching again in {Delay}")]
    public static partial void WatchInterrupted(ILogger logger, string problem, TimeSpan delay);

    [LoggerMessage(EventId = 4, Level = LogLevel.Debug, Message = "{Problem} It is sent again in {Seconds:0.###} s")]
    public static partial void SentAgain(ILogger logger, string problem, double seconds);
}
