using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Quantities;
using CrdToolkit.Testing.Admission;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Resources;
using CrdToolkit.Testing.Storage;

namespace CrdToolkit.Testing.Plugins.Volumes;

/// <summary>A claim grows only if it is bound and its storage class lets volumes grow (PersistentVolumeClaimResize).</summary>
/// <param name="store">Where the storage classes are.</param>
internal sealed class ClaimResizePlugin(ObjectStore store) : IAdmissionPlugin
{
    private readonly ObjectCollection classes = store.Collection("storage.k8s.io", "storageclasses");

    /// <inheritdoc/>
    public IReadOnlyList<GroupResource> Resources { get; } = [new("", "persistentvolumeclaims")];

    /// <inheritdoc/>
    public void Validate(AdmissionAttributes write, JsonObject value)
    {
        if (write.Old is not { } old || Size(value).CompareTo(Size(old)) <= 0)
        {
            return;
        }

        if (old.Child("status").Text("phase") != "Bound")
        {
            throw PluginErrors.Forbidden(write, "Only bound persistent volume claims can be expanded");
        }

        if (Claims.ClassOf(value) is not { Length: > 0 } name
            || name != Claims.ClassOf(old)
            || classes.Find(new ObjectKey("", name))?.Value.IsTrue("allowVolumeExpansion") != true)
        {
            throw PluginErrors.Forbidden(
                write, "only dynamically provisioned pvc can be resized and the storageclass that provisions the pvc must support resize");
        }
    }

    private static Quantity Size(JsonObject claim) =>
        claim.FindText("spec", "resources", "requests", "storage") is { } text && Quantity.Parse(text) is { } amount ? amount : Quantity.Of(0);
}
