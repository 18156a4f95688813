using CrdToolkit.Schema.Collections;

namespace CrdToolkit.Schema.Access;

/// <summary>Makes few rules of many, in a fixed order, as controller-gen does (<c>NormalizeRules</c> of pkg/rbac).</summary>
internal static class PolicyRuleMerge
{
    private const string Any = "*";

    /// <summary>The fewest rules of one role that allow the same.</summary>
    public static IEnumerable<PolicyRule> Merge(IEnumerable<PolicyRule> rules) => rules
        .Select(WithoutAlias)
        .SelectMany(PerResource)
        .Select(Sorted)
        .MergeOn(rule => rule with { Verbs = default }, same => same[0] with { Verbs = Union(same, rule => rule.Verbs) })
        .MergeOn(rule => rule with { Resources = default }, same => same[0] with { Resources = Union(same, rule => rule.Resources) })
        .MergeOn(rule => rule with { ApiGroups = default }, same => same[0] with { ApiGroups = Union(same, rule => rule.ApiGroups) })
        .MergeOn(rule => rule with { NonResourceUrls = default }, same => same[0] with { NonResourceUrls = Union(same, rule => rule.NonResourceUrls) })
        .OrderBy(Key, StringComparer.Ordinal)
        .Select(rule => rule.Verbs.Contains(Any) ? rule with { Verbs = new[] { Any } } : rule);

    private static PolicyRule WithoutAlias(PolicyRule rule) =>
        rule with { ApiGroups = rule.ApiGroups.Select(group => group == "core" ? "" : group).ToEquatableArray() };

    private static IEnumerable<PolicyRule> PerResource(PolicyRule rule) => rule.Resources.Count > 1
        ? rule.Resources.Select(resource => rule with { Resources = new[] { resource } })
        : [rule];

    private static PolicyRule Sorted(PolicyRule rule) => rule with
    {
        Verbs = Distinct(rule.Verbs),
        ApiGroups = Distinct(rule.ApiGroups),
        Resources = Distinct(rule.Resources),
        ResourceNames = Distinct(rule.ResourceNames),
        NonResourceUrls = Distinct(rule.NonResourceUrls),
    };

    private static IEnumerable<PolicyRule> MergeOn(
        this IEnumerable<PolicyRule> rules, Func<PolicyRule, PolicyRule> others, Func<IReadOnlyList<PolicyRule>, PolicyRule> merge) =>
        rules.GroupBy(others).Select(same => merge([.. same]));

    private static EquatableArray<string> Union(IReadOnlyList<PolicyRule> rules, Func<PolicyRule, EquatableArray<string>> list) =>
        Distinct(rules.SelectMany(rule => list(rule)));

    private static EquatableArray<string> Distinct(IEnumerable<string> texts) =>
        texts.Distinct(StringComparer.Ordinal).OrderBy(text => text, StringComparer.Ordinal).ToEquatableArray();

    private static string Key(PolicyRule rule) => string.Join(
        " + ", new[] { rule.ApiGroups, rule.Resources, rule.ResourceNames, rule.NonResourceUrls }.Select(list => string.Join("&", list)));
}
