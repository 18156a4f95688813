using System.Globalization;
using System.Text.Json.Nodes;
using k8s.Models;

namespace CrdToolkit;

/// <summary>
/// The life of our finalizer on an object. It is added and removed by JSON patches that test what they rely on: a list that somebody
/// else has changed meanwhile refuses them, so no finalizer but ours is ever touched.
/// </summary>
internal static class FinalizerMachine
{
    /// <summary>What is to be done with an object.</summary>
    /// <param name="metadata">The metadata of the object.</param>
    /// <param name="finalizer">Our finalizer; null when we have none.</param>
    public static FinalizerStep Next(V1ObjectMeta metadata, string? finalizer)
    {
        var isOurs = finalizer is not null && metadata.Finalizers?.Contains(finalizer) == true;
        if (metadata.DeletionTimestamp is not null)
            return isOurs ? FinalizerStep.FinalizeResource : FinalizerStep.LeaveAlone;
        return finalizer is null || isOurs ? FinalizerStep.Reconcile : FinalizerStep.AddFinalizer;
    }

    public static ResourcePatch Add(V1ObjectMeta metadata, string finalizer)
    {
        var uid = JsonPatchOperation.Test("/metadata/uid", metadata.Uid);
        if (metadata.Finalizers is not { Count: > 0 } present)
        {
            return ResourcePatch.Json(
                uid,
                JsonPatchOperation.Test("/metadata/finalizers", null),
                JsonPatchOperation.Add("/metadata/finalizers", new JsonArray(JsonValue.Create(finalizer))));
        }

        return ResourcePatch.Json(
            uid,
            JsonPatchOperation.Test("/metadata/finalizers", new JsonArray([.. present.Select(name => JsonValue.Create(name))])),
            JsonPatchOperation.Add("/metadata/finalizers/-", JsonValue.Create(finalizer)));
    }

    public static ResourcePatch Remove(V1ObjectMeta metadata, string finalizer)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"/metadata/finalizers/{metadata.Finalizers.IndexOf(finalizer)}");
        return ResourcePatch.Json(
            JsonPatchOperation.Test("/metadata/uid", metadata.Uid),
            JsonPatchOperation.Test(path, finalizer),
            JsonPatchOperation.Remove(path));
    }
}
