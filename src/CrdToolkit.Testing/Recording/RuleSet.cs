using k8s.Models;

namespace CrdToolkit.Testing.Recording;

/// <summary>Makes few rules that allow exactly what was done.</summary>
internal static class RuleSet
{
    private static readonly string[] Verbs = ["get", "list", "watch", "create", "update", "patch", "delete", "deletecollection"];

    /// <summary>The rules for some uses: resources of one group that need the same verbs share a rule.</summary>
    public static IReadOnlyList<V1PolicyRule> Of(IEnumerable<AccessUse> uses)
    {
        var all = uses.ToList();
        var resources =
            from use in all
            where use.Path.Length == 0
            group use.Verb by (use.Group, use.Resource) into needed
            let verbs = Sorted(needed)
            group needed.Key.Resource by (needed.Key.Group, Verbs: string.Join(',', verbs)) into rule
            let names = rule.Order(StringComparer.Ordinal).ToList()
            orderby rule.Key.Group, names[0]
            select new V1PolicyRule { ApiGroups = [rule.Key.Group], Resources = names, Verbs = rule.Key.Verbs.Split(',') };
        var paths =
            from use in all
            where use.Path.Length > 0
            group use.Verb by use.Path into needed
            let verbs = Sorted(needed)
            group needed.Key by string.Join(',', verbs) into rule
            select new V1PolicyRule { NonResourceURLs = [.. rule.Order(StringComparer.Ordinal)], Verbs = rule.Key.Split(',') };
        return [.. resources, .. paths];
    }

    private static List<string> Sorted(IEnumerable<string> verbs) =>
        [.. verbs.Distinct().OrderBy(verb => Array.IndexOf(Verbs, verb) is var index and >= 0 ? index : Verbs.Length).ThenBy(verb => verb, StringComparer.Ordinal)];
}
