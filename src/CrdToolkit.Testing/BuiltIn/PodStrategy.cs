using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;

namespace CrdToolkit.Testing.BuiltIn;

/// <summary>The life of pods.</summary>
/// <param name="kind">What is particular to the kind.</param>
internal sealed class PodStrategy(BuiltInKind kind) : BuiltInStrategy(kind)
{
    /// <inheritdoc/>
    public override JsonObject PrepareForCreate(JsonObject value)
    {
        var prepared = base.PrepareForCreate(value);
        return prepared.With("status", JsonValues.Object(("phase", "Pending"), ("qosClass", QualityOfService(prepared.Child("spec")))));
    }

    // GetPodQOS: guaranteed when every container has limits for processor and memory, and requests no less.
    private static string QualityOfService(JsonObject spec)
    {
        var resources = spec.Objects("initContainers").Concat(spec.Objects("containers")).Select(container => container.Child("resources")).ToList();
        return resources.All(resource => resource.Child("limits").Count == 0 && resource.Child("requests").Count == 0)
            ? "BestEffort"
            : resources.All(resource => ((string[])["cpu", "memory"]).All(name =>
                resource.Child("limits")[name] is { } limit && limit.Equals(resource.Child("requests")[name])))
                ? "Guaranteed"
                : "Burstable";
    }
}
