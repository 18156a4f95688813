using System.Reflection;
using System.Threading.Channels;
using k8s;
using k8s.Models;
using Microsoft.Extensions.Logging;

namespace CrdToolkit;

/// <summary>
/// Tells people what happens to an object, where <c>kubectl describe</c> shows it (events.k8s.io/v1). It returns at once; events are written in the
/// background, repeated ones are counted in a series and not written again, and an object that has too many loses the rest. Events
/// are for people: they can be lost, and vanish after an hour or so.
/// </summary>
public sealed partial class EventRecorder
{
    private const int MaxNote = 1024;
    private const int Capacity = 1000;

    private readonly Channel<PendingEvent> pending = Channel.CreateBounded<PendingEvent>(Capacity);
    private readonly ILogger logger;
    private readonly TimeProvider time;

    internal EventRecorder(KubernetesApi api, ILoggerFactory loggers)
    {
        logger = loggers.CreateLogger("CrdToolkit.Events");
        time = api.Time;
    }

    internal ChannelReader<PendingEvent> Pending => pending.Reader;

    /// <summary>Tells of something that went as it should.</summary>
    /// <param name="regarding">The object, as read.</param>
    /// <param name="reason">Why, for machines: one word in upper camel case such as <c>Started</c>, at most 128 characters.</param>
    /// <param name="note">What happened, for people; cut after 1,024 characters.</param>
    public void Normal(IKubernetesObject<V1ObjectMeta> regarding, string reason, string note) => Record(regarding, EventType.Normal, reason, note);

    /// <summary>Tells of something that wants attention.</summary>
    /// <param name="regarding">The object, as read.</param>
    /// <param name="reason">Why, for machines: one word in upper camel case such as <c>NoCapacity</c>, at most 128 characters.</param>
    /// <param name="note">What happened, for people; cut after 1,024 characters.</param>
    public void Warning(IKubernetesObject<V1ObjectMeta> regarding, string reason, string note) => Record(regarding, EventType.Warning, reason, note);

    /// <summary>Tells of something.</summary>
    /// <param name="regarding">The object, as read.</param>
    /// <param name="type">How it is to be taken.</param>
    /// <param name="reason">Why, for machines: one word in upper camel case, at most 128 characters.</param>
    /// <param name="note">What happened, for people; cut after 1,024 characters.</param>
    /// <param name="action">What the operator was doing, for machines; at most 128 characters.</param>
    /// <param name="related">Another object that it is about; null for none.</param>
    /// <exception cref="ArgumentException">The reason or the action is no such word, or an object was not read from the server.</exception>
    public void Record(
        IKubernetesObject<V1ObjectMeta> regarding,
        EventType type,
        string reason,
        string note,
        string action = "Reconcile",
        IKubernetesObject<V1ObjectMeta>? related = null)
    {
        ArgumentNullException.ThrowIfNull(regarding);
        ThrowIfNoWord(reason, nameof(reason));
        ThrowIfNoWord(action, nameof(action));
        ArgumentNullException.ThrowIfNull(note);
        var cut = note.Length <= MaxNote ? note : string.Concat(note.AsSpan(0, MaxNote - 3), "...");
        var key = new EventKey(ReferenceTo(regarding, nameof(regarding)), type, reason, cut, action, related is null ? null : ReferenceTo(related, nameof(related)));
        if (!pending.Writer.TryWrite(new PendingEvent(key, time.GetUtcNow())))
            Dropped(logger, key.Regarding.Kind, key.Regarding.Namespace, key.Regarding.Name, reason);
    }

    /// <summary>No further events are taken; those that were are written.</summary>
    internal void Complete() => pending.Writer.TryComplete();

    private static void ThrowIfNoWord(string value, string parameter)
    {
        if (string.IsNullOrWhiteSpace(value) || value.Length > 128)
            throw new ArgumentException("It must be one word of 1 to 128 characters, such as Started.", parameter);
    }

    private static EventReference ReferenceTo(IKubernetesObject<V1ObjectMeta> resource, string parameter)
    {
        // Objects in a list of a built-in kind do not say what they are; their types do.
        var entity = resource.GetType().GetCustomAttribute<KubernetesEntityAttribute>();
        var apiVersion = resource.ApiVersion ?? (entity is null ? null : string.IsNullOrEmpty(entity.Group) ? entity.ApiVersion : $"{entity.Group}/{entity.ApiVersion}");
        if (string.IsNullOrEmpty(resource.Metadata?.Name) || string.IsNullOrEmpty(resource.Metadata.Uid))
            throw new ArgumentException("An event is about an object that was read from the server: it has a name and a uid.", parameter);
        return new EventReference(
            apiVersion ?? "",
            resource.Kind ?? entity?.Kind ?? "",
            resource.Metadata.NamespaceProperty ?? "",
            resource.Metadata.Name,
            resource.Metadata.Uid);
    }

    [LoggerMessage(EventId = 70, Level = LogLevel.Debug, Message = "Too many events wait to be written; one of {Kind} {Namespace}/{Name} is lost: {Reason}")]
    private static partial void Dropped(ILogger logger, string kind, string @namespace, string name, string reason);
}
