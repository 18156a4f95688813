using Microsoft.Extensions.Logging;

namespace CrdToolkit;

/// <summary>What a controller tells. Every line bears controller, kind, namespace and name where there is one.</summary>
internal sealed partial class ControllerLog(ILogger logger, string controller, string kind)
{
    public IDisposable? Begin(ReconcileLogScope scope) => logger.BeginScope(scope);

    public ReconcileLogScope ScopeOf(NamespacedName key) => new(controller, kind, key);

    public void Started(int objects, int workers) => Started(logger, controller, kind, objects, workers);

    public void Stopped() => Stopped(logger, controller);

    public void Failed(NamespacedName key, TimeSpan delay, string failure, Exception? exception) =>
        Failed(logger, exception, controller, kind, key.Namespace, key.Name, delay.TotalSeconds, failure);

    public void FailedForMore(NamespacedName key, string failure) => FailedForMore(logger, controller, kind, key.Namespace, key.Name, failure);

    public void FailedAgain(NamespacedName key, TimeSpan delay, int failures, string failure) =>
        FailedAgain(logger, controller, kind, key.Namespace, key.Name, failures, delay.TotalSeconds, failure);

    public void Recovered(NamespacedName key, string failure) => Recovered(logger, controller, kind, key.Namespace, key.Name, failure);

    public void GaveUp(NamespacedName key, string reason) => GaveUp(logger, controller, kind, key.Namespace, key.Name, reason);

    public void Stale(NamespacedName key) => Stale(logger, controller, kind, key.Namespace, key.Name);

    public void MapFailed(string watchedKind, NamespacedName key, Exception exception) =>
        MapFailed(logger, exception, controller, watchedKind, key.Namespace, key.Name);

    public void Abandoned(NamespacedName key) => Abandoned(logger, controller, kind, key.Namespace, key.Name);

    public void Overdue(NamespacedName key, TimeSpan elapsed, TimeSpan timeout, int workers) =>
        Overdue(logger, controller, kind, key.Namespace, key.Name, elapsed.TotalSeconds, timeout.TotalSeconds, workers);

    public void NotDone(NamespacedName key, TimeSpan delay, string reason) => NotDone(logger, controller, kind, key.Namespace, key.Name, delay.TotalSeconds, reason);

    [LoggerMessage(EventId = 30, Level = LogLevel.Information, Message = "Controller {Controller} started: {Objects} {Kind} objects, {Workers} at once")]
    private static partial void Started(ILogger logger, string controller, string kind, int objects, int workers);

    [LoggerMessage(EventId = 31, Level = LogLevel.Information, Message = "Controller {Controller} stopped")]
    private static partial void Stopped(ILogger logger, string controller);

    [LoggerMessage(EventId = 32, Level = LogLevel.Warning,
        Message = "{Controller}: {Kind} {Namespace}/{Name} is not done; it is reconciled again when something changes, in {Seconds:0.###} s, then later each time: {Reason}")]
    private static partial void NotDone(ILogger logger, string controller, string kind, string @namespace, string name, double seconds, string reason);

    [LoggerMessage(EventId = 33, Level = LogLevel.Warning,
        Message = "{Controller}: {Kind} {Namespace}/{Name} failed and is tried again in {Seconds:0.###} s, then later each time: {Failure}")]
    private static partial void Failed(ILogger logger, Exception? exception, string controller, string kind, string @namespace, string name, double seconds, string failure);

    [LoggerMessage(EventId = 34, Level = LogLevel.Warning,
        Message = "{Controller}: {Kind} {Namespace}/{Name} failed too; further objects that fail so are told at level Debug: {Failure}")]
    private static partial void FailedForMore(ILogger logger, string controller, string kind, string @namespace, string name, string failure);

    [LoggerMessage(EventId = 35, Level = LogLevel.Debug,
        Message = "{Controller}: {Kind} {Namespace}/{Name} failed {Failures} times in a row and is tried again in {Seconds:0.###} s: {Failure}")]
    private static partial void FailedAgain(ILogger logger, string controller, string kind, string @namespace, string name, int failures, double seconds, string failure);

    [LoggerMessage(EventId = 36, Level = LogLevel.Information, Message = "{Controller}: {Kind} {Namespace}/{Name} succeeded, after: {Failure}")]
    private static partial void Recovered(ILogger logger, string controller, string kind, string @namespace, string name, string failure);

    [LoggerMessage(EventId = 37, Level = LogLevel.Debug,
        Message = "{Controller}: {Kind} {Namespace}/{Name} was written by this process and the watch has yet to show it; it is put back")]
    private static partial void Stale(ILogger logger, string controller, string kind, string @namespace, string name);

    [LoggerMessage(EventId = 38, Level = LogLevel.Error,
        Message = "{Controller}: the method that maps {Kind} {Namespace}/{Name} to the objects to reconcile throws; they are not reconciled for this change")]
    private static partial void MapFailed(ILogger logger, Exception exception, string controller, string kind, string @namespace, string name);

    [LoggerMessage(EventId = 39, Level = LogLevel.Warning,
        Message = "{Controller}: {Kind} {Namespace}/{Name} was still being worked on when the time to stop was over")]
    private static partial void Abandoned(ILogger logger, string controller, string kind, string @namespace, string name);

    [LoggerMessage(EventId = 40, Level = LogLevel.Warning,
        Message = "{Controller}: the reconcile of {Kind} {Namespace}/{Name} has not returned after {Seconds:0} s, though it was cancelled after {Timeout:0.###} s, and keeps one of {Workers} workers. Pass its cancellation token to whatever it waits for, and wait for nothing that takes none")]
    private static partial void Overdue(ILogger logger, string controller, string kind, string @namespace, string name, double seconds, double timeout, int workers);

    [LoggerMessage(EventId = 45, Level = LogLevel.Error,
        Message = "{Controller}: {Kind} {Namespace}/{Name} cannot be reconciled and is left alone until something changes: {Reason}")]
    private static partial void GaveUp(ILogger logger, string controller, string kind, string @namespace, string name, string reason);
}
