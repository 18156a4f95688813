using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;

namespace CrdToolkit.Testing.Plugins;

/// <summary>The volume by which pods get the token of their account, the certificate of the API server and the name of their namespace.</summary>
internal static class AccountToken
{
    private const string VolumePrefix = "kube-api-access-";
    private const string MountPath = "/var/run/secrets/kubernetes.io/serviceaccount";
    private static readonly string[] ContainerLists = ["initContainers", "containers"];

    // An hour, and the seven seconds by which a kube-apiserver knows its own volumes.
    private static readonly JsonObject Source = JsonReader.ParseObject("""
        {"sources":[
           {"serviceAccountToken":{"expirationSeconds":3607,"path":"token"}},
           {"configMap":{"name":"kube-root-ca.crt","items":[{"key":"ca.crt","path":"ca.crt"}]}},
           {"downwardAPI":{"items":[{"path":"namespace","fieldRef":{"apiVersion":"v1","fieldPath":"metadata.namespace"}}]}}],
         "defaultMode":420}
        """);

    /// <summary>Whether a pod gets the volume: it says so itself, else its account, else it does.</summary>
    public static bool IsWanted(JsonObject account, JsonObject spec) =>
        ((spec["automountServiceAccountToken"] ?? account["automountServiceAccountToken"]) as JsonBoolean)?.Value ?? true;

    /// <summary>The spec of a pod with the volume, mounted in each container that has nothing at its place.</summary>
    public static JsonObject Mount(JsonObject spec)
    {
        var existing = spec.Objects("volumes").Select(volume => volume.Text("name")).FirstOrDefault(name => name.StartsWith(VolumePrefix, StringComparison.Ordinal));
        var volume = existing ?? NameGenerator.Generate(VolumePrefix);
        var mounted = spec;
        foreach (var list in ContainerLists)
        {
            if (spec[list] is JsonArray containers)
            {
                mounted = mounted.With(list, JsonValues.Array(containers.Items.Select(item => item is JsonObject container ? Mount(container, volume) : item)));
            }
        }

        return existing is not null || mounted.Equals(spec) ? mounted : mounted.With("volumes", JsonValues.Array(
            spec.Items("volumes").Append(JsonValues.Object(("name", volume), ("projected", Source)))));
    }

    private static JsonObject Mount(JsonObject container, string volume) => container.Objects("volumeMounts").Any(mount => mount.Text("mountPath") == MountPath)
        ? container
        : container.With("volumeMounts", JsonValues.Array(container.Items("volumeMounts").Append(
            JsonValues.Object(("name", volume), ("readOnly", true), ("mountPath", MountPath)))));
}
