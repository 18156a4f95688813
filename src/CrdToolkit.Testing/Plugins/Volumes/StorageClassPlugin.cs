using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Admission;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Resources;
using CrdToolkit.Testing.Storage;

namespace CrdToolkit.Testing.Plugins.Volumes;

/// <summary>New claims that name no storage class, not even an empty one, get the default one (DefaultStorageClass).</summary>
/// <param name="store">Where the classes are.</param>
internal sealed class StorageClassPlugin(ObjectStore store) : IAdmissionPlugin
{
    private readonly DefaultClasses classes = new(
        store.Collection("storage.k8s.io", "storageclasses"),
        "storageclass.kubernetes.io/is-default-class",
        "storageclass.beta.kubernetes.io/is-default-class");

    /// <inheritdoc/>
    public IReadOnlyList<GroupResource> Resources { get; } = [new("", "persistentvolumeclaims")];

    /// <inheritdoc/>
    public JsonObject Mutate(AdmissionAttributes write, JsonObject value) =>
        write.Old is null && Claims.ClassOf(value) is null && classes.Find() is { } name
            ? value.With("spec", value.Child("spec").With("storageClassName", name))
            : value;
}
