using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;

namespace CrdToolkit.Testing.BuiltIn;

/// <summary>
/// What autoscalers look at, in the words of autoscaling/v2 and in those of v1, where it is kept in annotations (the conversions of
/// pkg/apis/autoscaling/v1).
/// </summary>
/// <param name="values">The member that holds the values in v2: <c>target</c> of a spec, <c>current</c> of a status.</param>
internal sealed class AutoscalerMetrics(string values)
{
    /// <summary>The metrics of a spec.</summary>
    public static AutoscalerMetrics OfSpec { get; } = new("target");

    /// <summary>The metrics of a status.</summary>
    public static AutoscalerMetrics OfStatus { get; } = new("current");

    /// <summary>Whether it is the utilization of processors, for which v1 has a field.</summary>
    public bool IsProcessorUtilization(JsonObject metric) => metric.Text("type") == "Resource"
        && metric.Child("resource") is var resource
        && resource.Text("name") == "cpu"
        && resource.Child(values)["averageUtilization"] is JsonNumber;

    /// <summary>A metric of v2 in v1.</summary>
    public JsonObject ToFormer(JsonObject metric) => Each(metric, (type, source) =>
    {
        var (about, amount) = (source.Child("metric"), source.Child(values));
        return type switch
        {
            "resource" or "containerResource" => JsonValues.Object(
                ("name", source["name"]),
                (Named("AverageUtilization"), amount["averageUtilization"]),
                (Named("AverageValue"), amount["averageValue"]),
                ("container", source["container"])),
            "pods" => JsonValues.Object(
                ("metricName", about["name"]), (Named("AverageValue"), amount["averageValue"]), ("selector", about["selector"])),
            "object" => JsonValues.Object(
                ("target", source["describedObject"]),
                ("metricName", about["name"]),
                (Named("Value"), amount["value"] ?? new JsonString("0")),
                ("selector", about["selector"]),
                ("averageValue", amount["averageValue"])),
            _ => JsonValues.Object(
                ("metricName", about["name"]),
                ("metricSelector", about["selector"]),
                (Named("Value"), amount["value"]),
                (Named("AverageValue"), amount["averageValue"])),
        };
    });

    /// <summary>A metric of v1 in v2.</summary>
    public JsonObject FromFormer(JsonObject metric) => Each(metric, (type, source) =>
    {
        var selector = source[type == "external" ? "metricSelector" : "selector"];
        var about = JsonValues.Object(("name", source["metricName"]), ("selector", selector));
        return type switch
        {
            "resource" or "containerResource" => JsonValues.Object(
                ("name", source["name"]),
                (values, Amount(source[Named("AverageUtilization")], null, source[Named("AverageValue")])),
                ("container", source["container"])),
            "pods" => JsonValues.Object(("metric", about), (values, Amount(null, null, source[Named("AverageValue")]))),
            "object" => JsonValues.Object(
                ("describedObject", source["target"]),
                (values, Amount(null, source["averageValue"] is null ? source[Named("Value")] : null, source["averageValue"])),
                ("metric", about)),
            _ => JsonValues.Object(("metric", about), (values, Amount(null, source[Named("Value")], source[Named("AverageValue")]))),
        };
    });

    private static JsonObject Each(JsonObject metric, Func<string, JsonObject, JsonObject> change) => JsonValues.Object(metric.Members
        .Select(member => (member.Key, (JsonValue?)(member.Value is JsonObject source ? change(member.Key, source) : member.Value))));

    // targetAverageValue, currentAverageValue.
    private string Named(string name) => values + name;

    private JsonObject Amount(JsonValue? utilization, JsonValue? value, JsonValue? average) => JsonValues.Object(
        ("type", values == "current" ? null : new JsonString(utilization is not null ? "Utilization" : value is not null ? "Value" : "AverageValue")),
        ("value", value),
        ("averageValue", average),
        ("averageUtilization", utilization));
}
