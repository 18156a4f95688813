using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;

namespace CrdToolkit.Testing.Plugins.Volumes;

/// <summary>What claims of volumes say.</summary>
internal static class Claims
{
    private const string FormerAnnotation = "volume.beta.kubernetes.io/storage-class";

    /// <summary>The storage class that a claim names; empty for none, null when it says nothing about it.</summary>
    public static string? ClassOf(JsonObject claim) =>
        claim.Metadata.Child("annotations")[FormerAnnotation] is JsonString former ? former.Value : claim.FindText("spec", "storageClassName");
}
