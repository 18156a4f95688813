using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Admission;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Resources;
using CrdToolkit.Testing.Storage;

namespace CrdToolkit.Testing.Plugins.Limits;

/// <summary>Pods and claims keep to the limits of their namespace, and containers that ask for nothing get its defaults (LimitRanger).</summary>
/// <param name="store">Where the limit ranges are.</param>
internal sealed class LimitRangerPlugin(ObjectStore store) : IAdmissionPlugin
{
    private static readonly GroupResource Pods = new("", "pods");
    private readonly ObjectCollection ranges = store.Collection("", "limitranges");

    /// <inheritdoc/>
    public IReadOnlyList<GroupResource> Resources { get; } = [Pods, new("", "persistentvolumeclaims")];

    /// <inheritdoc/>
    public JsonObject Mutate(AdmissionAttributes write, JsonObject value) => IsPod(write)
        ? Of(write).Aggregate(value, ContainerDefaults.Fill)
        : value;

    /// <inheritdoc/>
    public void Validate(AdmissionAttributes write, JsonObject value)
    {
        foreach (var range in Of(write))
        {
            var problems = range.Child("spec").Objects("limits")
                .SelectMany(limit => IsPod(write) ? PodProblems(limit, value.Child("spec")) : ClaimProblems(limit, value.Child("spec")))
                .ToList();
            if (problems.Count > 0)
            {
                throw PluginErrors.Forbidden(write, PluginErrors.Aggregate(problems));
            }
        }
    }

    private static bool IsPod(AdmissionAttributes write) => write.Request.Resource.GroupResource == Pods;

    // The containers of a pod never change, and what is on its way out may.
    private IEnumerable<JsonObject> Of(AdmissionAttributes write) => write.Old is { } old && (IsPod(write) || old.IsBeingDeleted)
        ? []
        : ranges.In(write.Request.Namespace).Select(stored => stored.Value);

    private static IEnumerable<string> PodProblems(JsonObject limit, JsonObject spec) => limit.Text("type") switch
    {
        "Container" => spec.Objects("containers").Concat(spec.Objects("initContainers"))
            .Select(container => container.Child("resources"))
            .SelectMany(resources => new LimitedUse(limit, resources.Child("requests"), resources.Child("limits")).Problems()),
        "Pod" => new LimitedUse(limit, PodResources.Requests(spec, withOverhead: false), PodResources.Limits(spec, withOverhead: false)).Problems(),
        _ => [],
    };

    private static IEnumerable<string> ClaimProblems(JsonObject limit, JsonObject spec) => limit.Text("type") == "PersistentVolumeClaim"
        ? new LimitedUse(limit, spec.Child("resources").Child("requests"), JsonObject.Empty).ClaimProblems()
        : [];
}
