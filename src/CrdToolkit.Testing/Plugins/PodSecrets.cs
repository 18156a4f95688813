using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;

namespace CrdToolkit.Testing.Plugins;

/// <summary>Which secrets a pod uses, wherever it may name one (VisitPodSecretNames).</summary>
internal static class PodSecrets
{
    // Where the sources of volumes name a secret.
    private static readonly string[][] Volumes =
    [
        ["azureFile", "secretName"], ["cephfs", "secretRef", "name"], ["cinder", "secretRef", "name"], ["flexVolume", "secretRef", "name"],
        ["rbd", "secretRef", "name"], ["secret", "secretName"], ["scaleIO", "secretRef", "name"], ["iscsi", "secretRef", "name"],
        ["storageos", "secretRef", "name"], ["csi", "nodePublishSecretRef", "name"],
    ];

    /// <summary>Their names.</summary>
    public static IEnumerable<string> Names(JsonObject spec) =>
    [
        .. spec.Objects("imagePullSecrets").Select(reference => reference.Text("name")),
        .. ((string[])["initContainers", "containers", "ephemeralContainers"]).SelectMany(spec.Objects).SelectMany(OfContainer),
        .. spec.Objects("volumes").SelectMany(OfVolume),
    ];

    private static IEnumerable<string> OfContainer(JsonObject container) => container.Objects("envFrom")
        .Select(source => source.FindText("secretRef", "name"))
        .Concat(container.Objects("env").Select(variable => variable.FindText("valueFrom", "secretKeyRef", "name")))
        .OfType<string>();

    private static IEnumerable<string> OfVolume(JsonObject volume) => Volumes
        .Select(path => volume.FindText(path))
        .Concat(volume.Child("projected").Objects("sources").Select(source => source.FindText("secret", "name")))
        .OfType<string>();
}
