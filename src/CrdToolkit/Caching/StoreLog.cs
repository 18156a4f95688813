using Microsoft.Extensions.Logging;

namespace CrdToolkit;

/// <summary>Tells of objects of one kind that their type cannot read, once each until they change.</summary>
internal sealed partial class StoreLog(ILogger logger, string kind)
{
    public void Unreadable(UnreadableResource resource) =>
        Unreadable(logger, kind, resource.Metadata.NamespaceProperty, resource.Metadata.Name, resource.JsonPath, resource.Reason);

    public void ReadableAgain(NamespacedName key) => ReadableAgain(logger, kind, key.Namespace, key.Name);

    public void IndexFailed(string index, Exception exception) => IndexFailed(logger, exception, kind, index);

    [LoggerMessage(EventId = 12, Level = LogLevel.Error,
        Message = "The index of {Kind} by '{Index}' leaves out some objects, for which that throws")]
    private static partial void IndexFailed(ILogger logger, Exception exception, string kind, string index);

    [LoggerMessage(EventId = 10, Level = LogLevel.Warning,
        Message = "{Kind} {Namespace}/{Name} cannot be read and is left alone until it changes: {JsonPath}: {Reason}. Correct the object, or have its type accept the value")]
    private static partial void Unreadable(ILogger logger, string kind, string? @namespace, string name, string jsonPath, string reason);

    [LoggerMessage(EventId = 11, Level = LogLevel.Information, Message = "{Kind} {Namespace}/{Name} can be read again")]
    private static partial void ReadableAgain(ILogger logger, string kind, string @namespace, string name);
}
