using k8s.Models;

namespace CrdToolkit;

/// <summary>Which changes of a reconciled object have it reconciled.</summary>
internal static class PrimaryPredicate
{
    /// <summary>
    /// Where the server maintains the generation, only what it counts as a new wish: not a write of the status, which would be our own
    /// most of the time. Elsewhere every change. Deletion and the finalizers of others always count; labels and annotations where asked for.
    /// </summary>
    public static bool Passes(V1ObjectMeta old, V1ObjectMeta @new, string? ownFinalizer, ObjectChanges changes = ObjectChanges.None)
    {
        if (old.Uid != @new.Uid)
            return true;
        if (old.DeletionTimestamp is null != @new.DeletionTimestamp is null)
            return true;
        if (old.Generation is > 0 && @new.Generation is > 0)
        {
            return old.Generation != @new.Generation
                || !HaveSameOtherFinalizers(old, @new, ownFinalizer)
                || (changes.HasFlag(ObjectChanges.Labels) && !AreSame(old.Labels, @new.Labels))
                || (changes.HasFlag(ObjectChanges.Annotations) && !AreSame(old.Annotations, @new.Annotations));
        }

        return old.ResourceVersion != @new.ResourceVersion;
    }

    private static bool AreSame(IDictionary<string, string>? old, IDictionary<string, string>? @new) =>
        (old?.Count ?? 0) == (@new?.Count ?? 0)
        && (old is null || old.All(entry => @new!.TryGetValue(entry.Key, out var value) && value == entry.Value));

    private static bool HaveSameOtherFinalizers(V1ObjectMeta old, V1ObjectMeta @new, string? ownFinalizer)
    {
        if (old.Finalizers is not { Count: > 0 } && @new.Finalizers is not { Count: > 0 })
            return true;
        return Others(old, ownFinalizer).SequenceEqual(Others(@new, ownFinalizer));
    }

    private static IEnumerable<string> Others(V1ObjectMeta metadata, string? ownFinalizer) =>
        (metadata.Finalizers ?? []).Where(name => name != ownFinalizer);
}
