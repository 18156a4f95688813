using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.BuiltIn;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Requests;
using CrdToolkit.Testing.Resources;
using CrdToolkit.Testing.Storage;

namespace CrdToolkit.Testing.Pods;

/// <summary>
/// What the admission plugins of kube-apiserver set in a new pod before webhooks see it: its account, its priority, and how long it
/// stays on a node that is lost (ServiceAccount, Priority, DefaultTolerationSeconds).
/// </summary>
/// <param name="classes">The priority classes.</param>
internal sealed class PodAdmission(ObjectCollection classes)
{
    private const long SecondsOnLostNodes = 300;
    private static readonly GroupResource Pods = new("", "pods");
    private static readonly string[] LostNodes = ["node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable"];

    private static readonly JsonObject Account = JsonValues.Object(("serviceAccountName", "default"), ("serviceAccount", "default"));

    /// <summary>A pod with what it says nothing about.</summary>
    /// <exception cref="StatusException">403: there is no such priority class.</exception>
    public JsonObject Admit(JsonObject pod)
    {
        var spec = StructureDefaults.Fill(pod.Child("spec"), Account);
        return pod.With("spec", Tolerant(Ranked(pod.Name, spec)));
    }

    private JsonObject Ranked(string name, JsonObject spec)
    {
        var named = spec.Text("priorityClassName");
        var found = named.Length > 0
            ? classes.Find(new ObjectKey("", named))?.Value
                ?? throw StatusErrors.Forbidden(Pods, name, $"no PriorityClass with name {named} was found")
            : classes.Objects.Select(stored => stored.Value).Where(value => value.IsTrue("globalDefault")).MinBy(value => value.Number("value") ?? 0);
        var priority = found?.Number("value") ?? 0;
        if (spec.Number("priority") is { } given && given != priority)
        {
            throw StatusErrors.Forbidden(
                Pods,
                name,
                $"the integer value of priority ({given}) must not be provided in pod spec; priority admission controller computed {priority} from the given PriorityClass name");
        }

        var policy = found?.Text("preemptionPolicy") is { Length: > 0 } told ? told : "PreemptLowerPriority";
        return StructureDefaults.Fill(spec.With("priority", priority), JsonValues.Object(
            ("priorityClassName", JsonValues.TextOrNothing(found?.Name)), ("preemptionPolicy", policy)));
    }

    private static JsonObject Tolerant(JsonObject spec)
    {
        var tolerations = spec.Objects("tolerations").ToList();
        var missing = LostNodes.Where(node => !tolerations.Any(toleration =>
            (toleration.Text("key") == node || toleration.Text("key").Length == 0) && toleration.Text("effect") is "NoExecute" or "")).ToList();
        return missing.Count == 0 ? spec : spec.With("tolerations", JsonValues.Array(tolerations.Concat(missing.Select(node => JsonValues.Object(
            ("key", node), ("operator", "Exists"), ("effect", "NoExecute"), ("tolerationSeconds", SecondsOnLostNodes))))));
    }
}
