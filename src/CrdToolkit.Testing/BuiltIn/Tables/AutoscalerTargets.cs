using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;

namespace CrdToolkit.Testing.BuiltIn.Tables;

/// <summary>What an autoscaler looks at and what it sees, in one cell (formatHPAMetrics).</summary>
internal static class AutoscalerTargets
{
    private const int Shown = 2;

    /// <summary>The cell of an autoscaler.</summary>
    public static string Text(JsonObject value)
    {
        var metrics = value.Child("spec").Objects("metrics").ToList();
        var observed = value.Child("status").Objects("currentMetrics").ToList();
        if (value.Text("apiVersion") == "autoscaling/v1")
        {
            // The former version knows nothing but processors.
            return value.Child("spec").Number("targetCPUUtilizationPercentage") is { } target
                ? $"cpu: {(value.Child("status").Number("currentCPUUtilizationPercentage") is { } current ? $"{current}%" : Cell.Unknown)}/{target}%"
                : Cell.None;
        }

        var texts = metrics.Select((metric, index) => Metric(metric, observed.ElementAtOrDefault(index))).ToList();
        return texts.Count switch
        {
            0 => Cell.None,
            <= Shown => string.Join(", ", texts),
            _ => $"{string.Join(", ", texts.Take(Shown))} + {texts.Count - Shown} more...",
        };
    }

    private static string Metric(JsonObject metric, JsonObject? observed)
    {
        var type = metric.Text("type");
        var member = type.Length == 0 ? "" : char.ToLowerInvariant(type[0]) + type[1..];
        var (source, current) = (metric.Child(member), observed?.Child(member).Child("current") ?? JsonObject.Empty);
        var target = source.Child("target");
        var name = type is "Resource" or "ContainerResource" ? $"{source.Text("name")}: " : "";
        return target["averageUtilization"] is { } utilization ? $"{name}{Percent(current["averageUtilization"])}/{utilization}%"
            : target["averageValue"] is JsonString average ? $"{name}{Amount(current["averageValue"])}/{average.Value}{(name.Length == 0 && type is not "Pods" ? " (avg)" : "")}"
            : target["value"] is JsonString value ? $"{Amount(current["value"])}/{value.Value}"
            : "<auto>";
    }

    private static string Percent(JsonValue? value) => value is null ? Cell.Unknown : $"{value}%";

    private static string Amount(JsonValue? value) => value is JsonString text ? text.Value : Cell.Unknown;
}
