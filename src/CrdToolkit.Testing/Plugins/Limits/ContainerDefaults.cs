using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;

namespace CrdToolkit.Testing.Plugins.Limits;

/// <summary>What the containers of a namespace ask for, and may have, where they do not say so themselves.</summary>
internal static class ContainerDefaults
{
    private const string Annotation = "kubernetes.io/limit-ranger";

    /// <summary>A pod with the defaults of a limit range; an annotation says what they are.</summary>
    public static JsonObject Fill(JsonObject pod, JsonObject range)
    {
        var (requests, limits) = (JsonObject.Empty, JsonObject.Empty);
        foreach (var limit in range.Child("spec").Objects("limits").Where(limit => limit.Text("type") == "Container"))
        {
            requests = Over(requests, limit.Child("defaultRequest"));
            limits = Over(limits, limit.Child("default"));
        }

        var set = new List<string>();
        var spec = pod.Child("spec");
        foreach (var (list, words) in ((string, string)[])[("containers", "container"), ("initContainers", "init container")])
        {
            if (spec[list] is JsonArray containers)
            {
                spec = spec.With(list, JsonValues.Array(containers.Items.Select(item => item is JsonObject container ? Fill(container, requests, limits, words, set) : item)));
            }
        }

        return set.Count == 0 ? pod : pod.With("spec", spec).WithMetadata(
            "annotations", pod.Metadata.Child("annotations").With(Annotation, $"LimitRanger plugin set: {string.Join("; ", set)}"));
    }

    private static JsonObject Fill(JsonObject container, JsonObject requests, JsonObject limits, string words, List<string> set)
    {
        foreach (var (field, defaults, kind) in ((string, JsonObject, string)[])[("requests", requests, "request"), ("limits", limits, "limit")])
        {
            var own = container.Child("resources").Child(field);
            var missing = defaults.Members.Keys.Where(name => own[name] is null).Order(StringComparer.Ordinal).ToList();
            if (missing.Count > 0)
            {
                container = container.WithAt(Over(defaults, own), "resources", field);
                set.Add($"{string.Join(", ", missing)} {kind} for {words} {container.Text("name")}");
            }
        }

        return container;
    }

    private static JsonObject Over(JsonObject defaults, JsonObject values) =>
        values.Members.Aggregate(defaults, (filled, member) => filled.With(member.Key, member.Value));
}
