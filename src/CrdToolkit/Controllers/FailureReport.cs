using System.Collections.Concurrent;

namespace CrdToolkit;

/// <summary>
/// Tells failures of reconciles: for an object each distinct one once, for all objects together the same one a few times only, and
/// its end. A conflict is everyday life and told only when it persists; so is an object that went while it was reconciled.
/// </summary>
internal sealed class FailureReport(ControllerLog log, ResourceDescriptor resource)
{
    private const int MaxToldPerObject = 5;
    private const int MaxObjectsPerFailure = 5;
    private const int EverydayFailuresUntilTold = 5;
    private const int MaxRememberedFailures = 1_000;

    private readonly ConcurrentDictionary<NamespacedName, (string Text, int Told)> failing = new();
    private readonly ConcurrentDictionary<string, int> objects = new();

    public void Failed(NamespacedName key, string text, Exception? exception, int failures, TimeSpan delay)
    {
        if (IsEveryday(key, exception) && failures < EverydayFailuresUntilTold)
        {
            log.FailedAgain(key, delay, failures, text);
            return;
        }

        var known = failing.GetValueOrDefault(key);
        if (known.Text == text || known.Told >= MaxToldPerObject)
        {
            log.FailedAgain(key, delay, failures, text);
            return;
        }

        failing[key] = (text, known.Told + 1);
        switch (CountObject(text, key))
        {
            case <= MaxObjectsPerFailure:
                Tell(key, text, exception, delay);
                break;
            case MaxObjectsPerFailure + 1:
                log.FailedForMore(key, text);
                break;
            default:
                log.FailedAgain(key, delay, failures, text);
                break;
        }
    }

    /// <summary>The reconciler has no hope: told once for each reason.</summary>
    public void GaveUp(NamespacedName key, string reason)
    {
        if (failing.TryGetValue(key, out var known) && known.Text == reason)
            return;
        failing[key] = (reason, MaxToldPerObject);
        log.GaveUp(key, reason);
    }

    public void Succeeded(NamespacedName key)
    {
        if (failing.TryRemove(key, out var known))
            log.Recovered(key, known.Text);
    }

    public void Gone(NamespacedName key) => failing.TryRemove(key, out _);

    // That something else is not there yet is no failure of the reconciler, which says so itself.
    private void Tell(NamespacedName key, string text, Exception? exception, TimeSpan delay)
    {
        if (exception is null)
            log.NotDone(key, delay, text);
        else
            log.Failed(key, delay, text, IsDefect(exception) ? exception : null);
    }

    private bool IsEveryday(NamespacedName key, Exception? exception) => exception is KubernetesApiException failure
        && (failure.IsConflict || (failure.IsNotFound && failure.Request.Resource == resource && failure.Request.Key == key));

    // The same failure of another object differs in the object's name.
    private int CountObject(string text, NamespacedName key)
    {
        var pattern = text.Replace(key.Name, "*", StringComparison.Ordinal);
        if (objects.Count >= MaxRememberedFailures)
            objects.Clear();
        return objects.AddOrUpdate(pattern, 1, (_, count) => count + 1);
    }

    // Of what the API server refuses the message says all; of anything else the developer wants to see where it came from.
    private static bool IsDefect(Exception? exception) => exception is not (null or KubernetesApiException or HttpRequestException or TimeoutException);
}
