using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Applying;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Storage;

namespace CrdToolkit.Testing.BuiltIn;

/// <summary>
/// The life of autoscalers in one of their two versions. They are stored in v2; what v1 has no field for it shows in annotations.
/// </summary>
/// <param name="kind">What is particular to the kind.</param>
internal sealed class AutoscalerStrategy(BuiltInKind kind) : BuiltInStrategy(kind)
{
    private const string Former = "autoscaling/v1";
    private const string Stored = "autoscaling/v2";
    private const string Prefix = "autoscaling.alpha.kubernetes.io/";
    private const string Metrics = $"{Prefix}metrics";
    private const string CurrentMetrics = $"{Prefix}current-metrics";
    private const string Conditions = $"{Prefix}conditions";
    private const string Behavior = $"{Prefix}behavior";
    private static readonly string[] Annotations = [Metrics, CurrentMetrics, Conditions, Behavior];

    private static readonly JsonObject ProcessorMetric =
        JsonReader.ParseObject("""{"type":"Resource","resource":{"name":"cpu","target":{"type":"Utilization","averageUtilization":80}}}""");

    private readonly bool isFormer = kind.Version == "v1";
    private readonly KindFields other = new(kind.Group, kind.Version == "v1" ? "v2" : "v1", kind.Kind);

    /// <inheritdoc/>
    public override JsonObject ToStorage(JsonObject value) => isFormer ? Current(value) : value;

    /// <inheritdoc/>
    public override JsonObject FromStorage(StoredObject stored) => isFormer ? Shown(stored.Value) : stored.Value;

    /// <inheritdoc/>
    public override VersionedFields? InVersion(JsonObject value, string apiVersion) => (isFormer, apiVersion) switch
    {
        (true, Stored) => new VersionedFields(Current(value), other.Type),
        (false, Former) => new VersionedFields(Shown(value), other.Type),
        _ => base.InVersion(value, apiVersion),
    };

    // Convert_autoscaling_HorizontalPodAutoscaler_To_v1_HorizontalPodAutoscaler
    private static JsonObject Shown(JsonObject value)
    {
        var (spec, status) = (value.Child("spec"), value.Child("status"));
        var metrics = spec.Objects("metrics").ToList();
        var others = metrics.Where(metric => !AutoscalerMetrics.OfSpec.IsProcessorUtilization(metric)).Select(AutoscalerMetrics.OfSpec.ToFormer).ToList();
        var observed = status.Objects("currentMetrics").ToList();
        var annotations = value.Metadata.Child("annotations");
        annotations = With(annotations, CurrentMetrics, observed.Count == 0 ? null : JsonValues.Array(observed.Select(AutoscalerMetrics.OfStatus.ToFormer)));
        annotations = With(annotations, Conditions, status["conditions"] is JsonArray { Count: > 0 } conditions ? conditions : null);
        annotations = With(annotations, Metrics, others.Count == 0 ? null : JsonValues.Array(others));
        annotations = With(annotations, Behavior, spec["behavior"] as JsonObject);
        return Envelope(value, Former, annotations, spec.Without("metrics").Without("behavior")
            .WithOrWithout("targetCPUUtilizationPercentage", Utilization(metrics, AutoscalerMetrics.OfSpec, "target")),
            status.Without("currentMetrics").Without("conditions")
            .WithOrWithout("currentCPUUtilizationPercentage", Utilization(observed, AutoscalerMetrics.OfStatus, "current"))
            .With("currentReplicas", status["currentReplicas"] ?? JsonNumber.FromInt64(0)));
    }

    // Convert_v1_HorizontalPodAutoscaler_To_autoscaling_HorizontalPodAutoscaler
    private static JsonObject Current(JsonObject value)
    {
        var (spec, status) = (value.Child("spec"), value.Child("status"));
        var annotations = value.Metadata.Child("annotations");
        var metrics = Read<JsonArray>(annotations, Metrics)?.Items.OfType<JsonObject>().Select(AutoscalerMetrics.OfSpec.FromFormer).ToList() ?? [];
        if (spec["targetCPUUtilizationPercentage"] is JsonNumber target)
        {
            metrics.Add(ProcessorMetric.WithAt(target, "resource", "target", "averageUtilization"));
        }

        // Without anything to look at it looks at the processors.
        metrics = metrics.Count == 0 ? [ProcessorMetric] : metrics;
        var observed = Read<JsonArray>(annotations, CurrentMetrics)?.Items.OfType<JsonObject>().Select(AutoscalerMetrics.OfStatus.FromFormer).ToList();
        return Envelope(
            value,
            Stored,
            Annotations.Aggregate(annotations, (rest, name) => rest.Without(name)),
            spec.Without("targetCPUUtilizationPercentage")
                .With("metrics", JsonValues.Array(metrics))
                .WithOrWithout("behavior", Read<JsonObject>(annotations, Behavior)),
            status.Without("currentCPUUtilizationPercentage")
                .With("currentMetrics", observed is null ? JsonNull.Instance : JsonValues.Array(observed))
                .WithOrWithout("conditions", Read<JsonArray>(annotations, Conditions)));
    }

    private static JsonObject Envelope(JsonObject value, string apiVersion, JsonObject annotations, JsonObject spec, JsonObject status) => value
        .With("apiVersion", apiVersion)
        .WithMetadata("annotations", annotations.Count == 0 ? null : annotations)
        .With("spec", spec)
        .With("status", status);

    private static JsonObject With(JsonObject annotations, string name, JsonValue? value) =>
        annotations.WithOrWithout(name, value is null ? null : new JsonString(value.ToString()));

    private static JsonValue? Utilization(IEnumerable<JsonObject> metrics, AutoscalerMetrics words, string values) =>
        metrics.FirstOrDefault(words.IsProcessorUtilization)?.Find("resource", values, "averageUtilization");

    private static T? Read<T>(JsonObject annotations, string name)
        where T : JsonValue
    {
        try
        {
            return annotations.Text(name) is { Length: > 0 } text ? JsonReader.Parse(text) as T : null;
        }
        catch (JsonSyntaxException)
        {
            return null;
        }
    }
}
