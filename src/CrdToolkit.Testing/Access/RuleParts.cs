using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;

namespace CrdToolkit.Testing.Access;

/// <summary>Rules of roles taken apart, one verb of one resource each, to see what one covers of another (BreakdownRule, CompactRules).</summary>
internal static class RuleParts
{
    /// <summary>The parts of a rule.</summary>
    public static IEnumerable<JsonObject> Of(JsonObject rule)
    {
        foreach (var group in rule.Texts("apiGroups"))
        {
            foreach (var resource in rule.Texts("resources"))
            {
                foreach (var verb in rule.Texts("verbs"))
                {
                    var part = PolicyRules.Rule([group], [resource], [verb]);
                    var names = rule.Texts("resourceNames").ToList();
                    foreach (var named in names.Count == 0 ? [part] : names.Select(name => part.With("resourceNames", JsonValues.Strings([name]))))
                    {
                        yield return named;
                    }
                }
            }
        }

        foreach (var path in rule.Texts("nonResourceURLs"))
        {
            foreach (var verb in rule.Texts("verbs"))
            {
                yield return JsonValues.Object(("nonResourceURLs", JsonValues.Strings([path])), ("verbs", JsonValues.Strings([verb])));
            }
        }
    }

    /// <summary>Whether a rule gives all that a part gives (ruleCovers): whether it allows what the part does, taken as a request.</summary>
    public static bool Covers(JsonObject rule, JsonObject part) => PolicyRules.Allows(rule, PolicyRules.Asked(
        part.Texts("verbs").First(),
        part.Texts("apiGroups").FirstOrDefault(""),
        part.Texts("resources").FirstOrDefault(""),
        part.Texts("resourceNames").FirstOrDefault(""),
        part.Texts("nonResourceURLs").FirstOrDefault("")));

    /// <summary>Parts put together again where they differ in their verb alone.</summary>
    public static IEnumerable<JsonObject> Compact(IEnumerable<JsonObject> parts) => parts
        .GroupBy(part => part.Without("verbs").ToString(), StringComparer.Ordinal)
        .SelectMany(group => group.First()["nonResourceURLs"] is not null
            ? (IEnumerable<JsonObject>)group
            : [group.First().With("verbs", JsonValues.Strings(group.SelectMany(part => part.Texts("verbs")).Distinct(StringComparer.Ordinal)))]);
}
