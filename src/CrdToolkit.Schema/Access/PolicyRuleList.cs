using CrdToolkit.Schema.Collections;
using CrdToolkit.Schema.Json;

namespace CrdToolkit.Schema.Access;

/// <summary>How an assembly carries the rules that its operator needs: a JSON list, each rule with the role that it belongs to.</summary>
public static class PolicyRuleList
{
    /// <summary>The text; the same rules always give the same one.</summary>
    public static string Write(IEnumerable<PolicyRule> rules) => JsonWriter.Write(JsonArray.Of(rules.Select(rule => (JsonValue)new JsonObjectBuilder(rule.ToJson())
    {
        { "namespace", rule.Namespace is { } space ? new JsonString(space) : null },
        { "roleName", rule.RoleName is { } name ? new JsonString(name) : null },
    }.ToObject())));

    /// <summary>The rules of a text that <see cref="Write"/> gave.</summary>
    /// <exception cref="JsonSyntaxException">The text is no JSON.</exception>
    /// <exception cref="InvalidCastException">It is not a list of objects.</exception>
    public static IReadOnlyList<PolicyRule> Read(string json) => [.. ((JsonArray)JsonReader.Parse(json)).Items.Cast<JsonObject>().Select(Rule)];

    private static PolicyRule Rule(JsonObject rule) => new()
    {
        ApiGroups = Texts(rule, "apiGroups"),
        NonResourceUrls = Texts(rule, "nonResourceURLs"),
        ResourceNames = Texts(rule, "resourceNames"),
        Resources = Texts(rule, "resources"),
        Verbs = Texts(rule, "verbs"),
        Namespace = rule.FindText("namespace"),
        RoleName = rule.FindText("roleName"),
    };

    private static EquatableArray<string> Texts(JsonObject rule, string name) =>
        rule[name] is JsonArray list ? list.Items.Cast<JsonString>().Select(text => text.Value).ToEquatableArray() : default;
}
