using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Tables;

namespace CrdToolkit.Testing.BuiltIn.Tables;

/// <summary>The columns of volumes, of claims to them, and of what provides them.</summary>
internal static class StorageColumns
{
    private const string IsDefault = "storageclass.kubernetes.io/is-default-class";

    /// <summary>The columns by kind.</summary>
    public static IReadOnlyDictionary<string, KindColumns> Kinds { get; } = new Dictionary<string, KindColumns>(StringComparer.Ordinal)
    {
        ["PersistentVolume"] = new("Name|Capacity|Access Modes|Reclaim Policy|Status|Claim|StorageClass|VolumeAttributesClass|Reason|Age|VolumeMode*", (value, now) =>
        [
            value.Name, value.Child("spec").Child("capacity").Text("storage"), Cell.AccessModes(value.Child("spec")), value.Child("spec").Text("persistentVolumeReclaimPolicy"),
            Phase(value), Claim(value.Child("spec").Child("claimRef")), value.Child("spec").Text("storageClassName"), AttributesClass(value), value.Child("status").Text("reason"),
            Age.Of(value, now), Mode(value),
        ]),
        ["PersistentVolumeClaim"] = new("Name|Status|Volume|Capacity|Access Modes|StorageClass|VolumeAttributesClass|Age|VolumeMode*", (value, now) =>
        [
            value.Name, Phase(value), value.Child("spec").Text("volumeName"),
            .. value.Child("spec").Text("volumeName").Length == 0
                ? (JsonValue[])["", ""]
                : [value.Child("status").Child("capacity").Text("storage"), Cell.AccessModes(value.Child("status"))],
            value.Child("spec").Text("storageClassName"), AttributesClass(value), Age.Of(value, now), Mode(value),
        ]),
        ["StorageClass"] = new("Name|Provisioner|ReclaimPolicy|VolumeBindingMode|AllowVolumeExpansion|Age", (value, now) =>
        [
            value.Metadata.Child("annotations").Text(IsDefault) == "true" ? $"{value.Name} (default)" : value.Name, value.Text("provisioner"), value.Text("reclaimPolicy"),
            value.Text("volumeBindingMode"), value.IsTrue("allowVolumeExpansion") ? "true" : "false", Age.Of(value, now),
        ]),
        ["VolumeAttributesClass"] = new("Name|DriverName|Age", (value, now) => [value.Name, value.Text("driverName"), Age.Of(value, now)]),
        ["VolumeAttachment"] = new("Name|Attacher|PV|Node|Attached|Age", (value, now) =>
        [
            value.Name, value.Child("spec").Text("attacher"), value.Child("spec").Child("source").Text("persistentVolumeName"), value.Child("spec").Text("nodeName"),
            value.Child("status").IsTrue("attached") ? "true" : "false", Age.Of(value, now),
        ]),
        ["CSINode"] = new("Name|Drivers|Age", (value, now) => [value.Name, (long)value.Child("spec").Items("drivers").Count(), Age.Of(value, now)]),
        ["CSIDriver"] = new("Name|AttachRequired|PodInfoOnMount|StorageCapacity|TokenRequests|RequiresRepublish|Modes|Age", (value, now) =>
        [
            value.Name, Text(value.Child("spec")["attachRequired"] is not JsonBoolean { Value: false }), Text(value.Child("spec").IsTrue("podInfoOnMount")),
            Text(value.Child("spec").IsTrue("storageCapacity")),
            string.Join(',', value.Child("spec").Objects("tokenRequests").Select(request => request.Text("audience"))) is { Length: > 0 } audiences ? audiences : Cell.Unset,
            Text(value.Child("spec").IsTrue("requiresRepublish")), Cell.Join(value.Child("spec").Texts("volumeLifecycleModes")), Age.Of(value, now),
        ]),
        ["CSIStorageCapacity"] = new("Name|StorageClassName|Capacity", (value, _) => [value.Name, value.Text("storageClassName"), value.Text("capacity")]),
    };

    private static string Phase(JsonObject value) => value.IsBeingDeleted ? "Terminating" : value.Child("status").Text("phase");

    private static string Claim(JsonObject reference) =>
        reference.Text("name").Length == 0 ? "" : reference.Text("namespace").Length == 0 ? reference.Text("name") : $"{reference.Text("namespace")}/{reference.Text("name")}";

    private static string AttributesClass(JsonObject value) =>
        value.Child("spec").Text("volumeAttributesClassName") is { Length: > 0 } name ? name : Cell.Unset;

    private static string Mode(JsonObject value) => value.Child("spec").Text("volumeMode") is { Length: > 0 } mode ? mode : Cell.Unset;

    private static string Text(bool value) => value ? "true" : "false";
}
