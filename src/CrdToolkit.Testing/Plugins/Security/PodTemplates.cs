using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Resources;

namespace CrdToolkit.Testing.Plugins.Security;

/// <summary>Where workloads say what their pods are like (DefaultPodSpecExtractor).</summary>
internal static class PodTemplates
{
    private static readonly string[] InSpec = ["spec", "template"];

    private static readonly Dictionary<GroupResource, string[]> Paths = new()
    {
        [new("", "podtemplates")] = ["template"],
        [new("", "replicationcontrollers")] = InSpec,
        [new("apps", "replicasets")] = InSpec,
        [new("apps", "deployments")] = InSpec,
        [new("apps", "statefulsets")] = InSpec,
        [new("apps", "daemonsets")] = InSpec,
        [new("batch", "jobs")] = InSpec,
        [new("batch", "cronjobs")] = ["spec", "jobTemplate", "spec", "template"],
    };

    /// <summary>The workloads.</summary>
    public static IEnumerable<GroupResource> Resources => Paths.Keys;

    /// <summary>The template of a workload; null when it has none.</summary>
    public static CheckedPod? Find(GroupResource resource, JsonObject workload) =>
        workload.Find(Paths[resource]) is JsonObject template ? new CheckedPod(template.Child("metadata"), template.Child("spec")) : null;
}
