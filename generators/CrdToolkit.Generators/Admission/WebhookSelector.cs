using CrdToolkit.Generators.Diagnostics;
using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Selectors;

namespace CrdToolkit.Generators.Admission;

/// <summary>Makes the object form of a label selector of the text that kubectl takes, such as <c>team=a,tier in (web,db),!legacy</c>.</summary>
internal static class WebhookSelector
{
    /// <summary>What is wrong with a selector; null when nothing is.</summary>
    public static string? Problem(string text) => SelectorRules.LabelProblem(text)
        ?? (LabelSelectorParser.Parse(text).FirstOrDefault(requirement => requirement.Operator is LabelOperator.GreaterThan or LabelOperator.LessThan) is { } comparison
            ? $"a webhook cannot compare the values of {comparison.Key}; list them: {comparison.Key} in (1,2)"
            : null);

    /// <summary>The selector; null where the text is none.</summary>
    public static JsonObject? Parse(string text)
    {
        if (Problem(text) is not null)
        {
            return null;
        }

        var labels = JsonObject.Empty;
        var expressions = new List<JsonValue>();
        foreach (var requirement in LabelSelectorParser.Parse(text))
        {
            // Of two values for one label, which no object has, each is a requirement of its own.
            if (requirement is { Operator: LabelOperator.In, Values: [var value] } && labels[requirement.Key] is null)
            {
                labels = labels.With(requirement.Key, new JsonString(value));
            }
            else
            {
                expressions.Add(Expression(requirement));
            }
        }

        return new JsonObjectBuilder
        {
            { "matchExpressions", expressions.Count == 0 ? null : JsonArray.Of(expressions) },
            { "matchLabels", labels.Count == 0 ? null : labels },
        }.ToObject();
    }

    private static JsonObject Expression(LabelRequirement requirement) => new JsonObjectBuilder
    {
        { "key", new JsonString(requirement.Key) },
        { "operator", new JsonString(requirement.Operator.ToString()) },
        { "values", requirement.Values.IsEmpty ? null : JsonArray.Of(requirement.Values) },
    }.ToObject();
}
