using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Admission;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Resources;

namespace CrdToolkit.Testing.Plugins.Volumes;

/// <summary>New volumes and claims stay while they are in use: a finalizer holds them (StorageObjectInUseProtection).</summary>
internal sealed class StorageProtectionPlugin : IAdmissionPlugin
{
    private static readonly GroupResource Volumes = new("", "persistentvolumes");

    /// <inheritdoc/>
    public IReadOnlyList<GroupResource> Resources { get; } = [Volumes, new("", "persistentvolumeclaims")];

    /// <inheritdoc/>
    public JsonObject Mutate(AdmissionAttributes write, JsonObject value) => write.Old is null
        ? Protect(value, write.Request.Resource.GroupResource == Volumes ? FinalizerNames.VolumeProtection : FinalizerNames.ClaimProtection)
        : value;

    /// <summary>An object with a finalizer, behind those that it has.</summary>
    public static JsonObject Protect(JsonObject value, string finalizer) =>
        value.Finalizers.Contains(finalizer) ? value : value.WithFinalizers([.. value.Finalizers, finalizer]);
}
