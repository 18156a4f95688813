using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Admission;
using CrdToolkit.Testing.BuiltIn;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Resources;
using CrdToolkit.Testing.Storage;

namespace CrdToolkit.Testing.Plugins;

/// <summary>New pods get what their class of runtimes needs itself, and the nodes that have it (RuntimeClass).</summary>
/// <param name="store">Where the classes are.</param>
internal sealed class RuntimeClassPlugin(ObjectStore store) : IAdmissionPlugin
{
    private readonly ObjectCollection classes = store.Collection("node.k8s.io", "runtimeclasses");

    /// <inheritdoc/>
    public IReadOnlyList<GroupResource> Resources { get; } = [new("", "pods")];

    /// <inheritdoc/>
    public JsonObject Mutate(AdmissionAttributes write, JsonObject value)
    {
        if (write.Old is not null || Find(write, value) is not { } found)
        {
            return value;
        }

        var spec = value.Child("spec");
        if (found["overhead"] is JsonObject overhead)
        {
            CheckSame(write, spec["overhead"], overhead);
            spec = spec.WithOrWithout("overhead", overhead["podFixed"]);
        }

        if (found["scheduling"] is JsonObject scheduling)
        {
            spec = Scheduled(write, spec, scheduling);
        }

        return value.With("spec", spec);
    }

    /// <inheritdoc/>
    public void Validate(AdmissionAttributes write, JsonObject value)
    {
        if (write.Old is not null)
        {
            return;
        }

        var own = value.Child("spec")["overhead"];
        if (Find(write, value)?["overhead"] is JsonObject overhead)
        {
            CheckSame(write, own ?? JsonObject.Empty, overhead);
        }
        else if (own is not null)
        {
            throw PluginErrors.Forbidden(write, "pod rejected: Pod Overhead set without corresponding RuntimeClass defined Overhead");
        }
    }

    private JsonObject? Find(AdmissionAttributes write, JsonObject pod) => pod.FindText("spec", "runtimeClassName") is not { } name
        ? null
        : classes.Find(new ObjectKey("", name))?.Value ?? throw PluginErrors.Forbidden(write, $"pod rejected: RuntimeClass \"{name}\" not found");

    private static void CheckSame(AdmissionAttributes write, JsonValue? own, JsonObject overhead)
    {
        if (own is JsonObject given && !ResourceAmounts.Read(given).SequenceEqual(ResourceAmounts.Read(overhead.Child("podFixed"))))
        {
            throw PluginErrors.Forbidden(write, "pod rejected: Pod's Overhead doesn't match RuntimeClass's defined Overhead");
        }
    }

    private static JsonObject Scheduled(AdmissionAttributes write, JsonObject spec, JsonObject scheduling)
    {
        var selector = spec.Child("nodeSelector");
        foreach (var (name, value) in scheduling.Child("nodeSelector").Members)
        {
            if (selector[name] is { } own && !own.Equals(value))
            {
                throw PluginErrors.Forbidden(
                    write,
                    $"conflict: runtimeClass.scheduling.nodeSelector[{name}] = {(value as JsonString)?.Value}; pod.spec.nodeSelector[{name}] = {(own as JsonString)?.Value}");
            }

            selector = selector.With(name, value);
        }

        var tolerations = Tolerations.Merge([.. spec.Objects("tolerations"), .. scheduling.Objects("tolerations")]);
        return spec
            .WithOrWithout("nodeSelector", selector.Count == 0 ? null : selector)
            .WithOrWithout("tolerations", tolerations.Count == 0 ? null : JsonValues.Array(tolerations));
    }
}
