using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Admission;
using CrdToolkit.Testing.BuiltIn;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Resources;
using CrdToolkit.Testing.Storage;

namespace CrdToolkit.Testing.Plugins;

/// <summary>New pods get the priority of their class, and a cluster has one class that counts where a pod names none (Priority).</summary>
/// <param name="store">Where the priority classes are.</param>
internal sealed class PriorityPlugin(ObjectStore store) : IAdmissionPlugin
{
    private static readonly GroupResource Classes = new("scheduling.k8s.io", "priorityclasses");
    private static readonly string[] Kept = ["priority", "preemptionPolicy"];
    private readonly ObjectCollection classes = store.Collection(Classes.Group, Classes.Resource);

    /// <inheritdoc/>
    public IReadOnlyList<GroupResource> Resources { get; } = [new("", "pods"), Classes];

    /// <inheritdoc/>
    public JsonObject Mutate(AdmissionAttributes write, JsonObject value)
    {
        if (write.Request.Resource.GroupResource == Classes)
        {
            return value;
        }

        var spec = value.Child("spec");
        return value.With("spec", write.Old is { } old
            ? StructureDefaults.Fill(spec, JsonValues.Object(Kept.Select(name => (name, old.Child("spec")[name]))))
            : Ranked(write, spec));
    }

    /// <inheritdoc/>
    public void Validate(AdmissionAttributes write, JsonObject value)
    {
        if (write.Request.Resource.GroupResource == Classes
            && value.IsTrue("globalDefault")
            && Default() is { } other
            && (write.Old is null || other.Name != value.Name))
        {
            throw PluginErrors.Forbidden(write, $"PriorityClass {other.Name} is already marked as default. Only one default can exist");
        }
    }

    private JsonObject Ranked(AdmissionAttributes write, JsonObject spec)
    {
        var named = spec.Text("priorityClassName");
        var found = named.Length > 0
            ? classes.Find(new ObjectKey("", named))?.Value ?? throw PluginErrors.Forbidden(write, $"no PriorityClass with name {named} was found")
            : Default();
        var priority = found?.Number("value") ?? 0;
        if (spec.Number("priority") is { } given && given != priority)
        {
            throw PluginErrors.Forbidden(
                write,
                $"the integer value of priority ({given}) must not be provided in pod spec; priority admission controller computed {priority} from the given PriorityClass name");
        }

        var policy = found?.Text("preemptionPolicy") is { Length: > 0 } told ? told : "PreemptLowerPriority";
        if (spec.Text("preemptionPolicy") is { Length: > 0 } wanted && wanted != policy)
        {
            throw PluginErrors.Forbidden(
                write,
                $"the string value of PreemptionPolicy ({wanted}) must not be provided in pod spec; priority admission controller computed {policy} from the given PriorityClass name");
        }

        return StructureDefaults.Fill(spec.With("priority", priority), JsonValues.Object(
            ("priorityClassName", JsonValues.TextOrNothing(found?.Name)), ("preemptionPolicy", policy)));
    }

    // Of several, which only a race can make, the lowest.
    private JsonObject? Default() =>
        classes.Objects.Select(stored => stored.Value).Where(value => value.IsTrue("globalDefault")).MinBy(value => value.Number("value") ?? 0);
}
