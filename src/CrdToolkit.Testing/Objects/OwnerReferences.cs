using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Requests;

namespace CrdToolkit.Testing.Objects;

/// <summary>Owners that an object names twice (dedupOwnerReferences).</summary>
internal static class OwnerReferences
{
    /// <summary>The object without owners that it names twice in the same words, which is warned of.</summary>
    /// <param name="request">The request.</param>
    /// <param name="value">The object.</param>
    /// <param name="when">When they were found.</param>
    public static JsonObject WithoutDuplicates(ApiRequest request, JsonObject value, string when = "")
    {
        List<JsonValue> kept = [], dropped = [];
        foreach (var reference in value.Metadata.Items("ownerReferences"))
        {
            (kept.Contains(reference) ? dropped : kept).Add(reference);
        }

        if (dropped.Count == 0)
        {
            return value;
        }

        request.Warn($".metadata.ownerReferences contains duplicate entries{when}; API server dedups owner references in 1.20+, and may reject such requests as early as 1.24; "
            + $"please fix your requests; duplicate UID(s) observed: {string.Join(", ", dropped.OfType<JsonObject>().Select(reference => reference.Text("uid")))}");
        return value.WithMetadata("ownerReferences", JsonValues.Array(kept));
    }

    /// <summary>The same once webhooks may have changed the object, which is when a patch is looked at.</summary>
    public static JsonObject WithoutDuplicatesAfterAdmission(ApiRequest request, JsonObject value) =>
        WithoutDuplicates(request, value, " after mutating admission happens");
}
