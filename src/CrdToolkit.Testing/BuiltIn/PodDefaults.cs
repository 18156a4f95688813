using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;

namespace CrdToolkit.Testing.BuiltIn;

/// <summary>Defaults within pods that depend on something else in them.</summary>
internal static class PodDefaults
{
    private static readonly JsonObject Messages = JsonValues.Object(
        ("terminationMessagePath", "/dev/termination-log"), ("terminationMessagePolicy", "File"));

    /// <summary>A container: an image without a tag, or with the latest, is pulled always.</summary>
    public static JsonObject Container(JsonObject container)
    {
        var filled = StructureDefaults.Fill(container, Messages);
        if (filled.Text("imagePullPolicy").Length > 0)
        {
            return filled;
        }

        var image = filled.Text("image");
        var name = image[(image.LastIndexOf('/') + 1)..];
        var isLatest = !name.Contains('@', StringComparison.Ordinal)
            && (!name.Contains(':', StringComparison.Ordinal) || name.EndsWith(":latest", StringComparison.Ordinal));
        return filled.With("imagePullPolicy", isLatest ? "Always" : "IfNotPresent");
    }

    /// <summary>A volume without a source is an empty directory.</summary>
    public static JsonObject Volume(JsonObject volume) =>
        volume.Members.Any(member => member.Key != "name") ? volume : volume.With("emptyDir", JsonObject.Empty);

    /// <summary>The spec: the service account has two names, and containers on the host's network have its ports.</summary>
    public static JsonObject Spec(JsonObject spec)
    {
        var (account, former) = (spec.Text("serviceAccountName"), spec.Text("serviceAccount"));
        if (account.Length > 0 || former.Length > 0)
        {
            var name = account.Length > 0 ? account : former;
            spec = spec.With("serviceAccountName", name).With("serviceAccount", name);
        }

        return spec.IsTrue("hostNetwork") ? Containers(spec, HostPorts) : spec;
    }

    /// <summary>A pod of its own: a limit without a request is the request, too.</summary>
    public static JsonObject Pod(JsonObject pod)
    {
        var spec = Containers(pod.Child("spec"), Requests);
        return pod.With("spec", spec["enableServiceLinks"] is null ? spec.With("enableServiceLinks", true) : spec);
    }

    private static JsonObject Containers(JsonObject spec, Func<JsonObject, JsonObject> change)
    {
        foreach (var list in (string[])["initContainers", "containers"])
        {
            if (spec[list] is JsonArray containers)
            {
                spec = spec.With(list, JsonValues.Array(containers.Items.Select(item => item is JsonObject container ? change(container) : item)));
            }
        }

        return spec;
    }

    private static JsonObject HostPorts(JsonObject container) => container["ports"] is not JsonArray ports
        ? container
        : container.With("ports", JsonValues.Array(ports.Items.Select(item =>
            item is JsonObject port && (port.Number("hostPort") ?? 0) == 0 && port["containerPort"] is { } number ? port.With("hostPort", number) : item)));

    private static JsonObject Requests(JsonObject container)
    {
        var resources = container.Child("resources");
        var requests = resources.Child("requests");
        foreach (var limit in resources.Child("limits").Members)
        {
            requests = requests[limit.Key] is null ? requests.With(limit.Key, limit.Value) : requests;
        }

        return requests.Count == 0 ? container : container.With("resources", resources.With("requests", requests));
    }
}
