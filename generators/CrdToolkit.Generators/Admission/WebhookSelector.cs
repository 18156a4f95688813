using System.Text.RegularExpressions;
using CrdToolkit.Schema.Json;

namespace CrdToolkit.Generators.Admission;

/// <summary>Makes the object form of a label selector of the text that kubectl takes, such as <c>team=a,tier in (web,db),!legacy</c>.</summary>
internal static class WebhookSelector
{
    private const string Label = @"[A-Za-z0-9]([A-Za-z0-9._/-]*[A-Za-z0-9])?";

    private static readonly Regex Requirement = new(
        $@"\G\s*(?:(?<not>!)\s*(?<key>{Label})|(?<key>{Label})\s*(?:(?<op>==|=|!=)\s*(?<value>(?:{Label})?)|\s(?<op>in|notin)\s*\(\s*(?<value>(?:{Label})?)(?:\s*,\s*(?<value>(?:{Label})?))*\s*\))?)\s*(?:,|$)");

    /// <summary>The selector; null where the text is none.</summary>
    public static JsonObject? Parse(string text)
    {
        var labels = new SortedDictionary<string, JsonValue>(StringComparer.Ordinal);
        var expressions = new List<JsonValue>();
        var position = 0;
        while (position < text.Length)
        {
            var match = Requirement.Match(text, position);
            if (!match.Success)
            {
                return null;
            }

            position += match.Length;
            var key = match.Groups["key"].Value;
            var values = match.Groups["value"].Captures.Cast<Capture>().Select(capture => capture.Value).ToList();
            if (match.Groups["op"].Value is "=" or "==")
            {
                labels[key] = new JsonString(values[0]);
            }
            else
            {
                expressions.Add(Expression(key, Operator(match), values));
            }
        }

        return new JsonObjectBuilder
        {
            { "matchExpressions", expressions.Count == 0 ? null : JsonArray.Of(expressions) },
            { "matchLabels", labels.Count == 0 ? null : labels.Aggregate(JsonObject.Empty, (all, label) => all.With(label.Key, label.Value)) },
        }.ToObject();
    }

    private static string Operator(Match match) => match.Groups["op"].Value switch
    {
        "in" => "In",
        "notin" or "!=" => "NotIn",
        _ => match.Groups["not"].Success ? "DoesNotExist" : "Exists",
    };

    private static JsonObject Expression(string key, string @operator, List<string> values) => new JsonObjectBuilder
    {
        { "key", new JsonString(key) },
        { "operator", new JsonString(@operator) },
        { "values", values.Count == 0 ? null : JsonArray.Of(values) },
    }.ToObject();
}
