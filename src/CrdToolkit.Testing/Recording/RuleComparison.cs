using System.Text;
using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Access;
using CrdToolkit.Testing.Recording;
using k8s.Models;

namespace CrdToolkit.Testing;

/// <summary>How the rules of a role differ from what was done under it.</summary>
public sealed class RuleComparison
{
    internal RuleComparison(IReadOnlyList<AccessUse> uses, IReadOnlyList<V1PolicyRule> granted)
    {
        var rules = granted.Select(RecordedRules.Shown).ToList();
        MissingUses = [.. uses.Where(use => !rules.Any(rule => Covers(rule, use)))];
        Missing = RuleSet.Of(MissingUses);
        Unused = RuleSet.Of(granted.SelectMany(Atoms).Where(atom => !IsWild(atom) && !uses.Any(use => Covers(Rule(atom), use))));
        TooWide = [.. granted.Where(IsWild).Select(rule => Narrowed(rule, uses))];
    }

    /// <summary>What was done and no rule allows.</summary>
    public IReadOnlyList<AccessUse> MissingUses { get; }

    /// <summary>The rules to add.</summary>
    public IReadOnlyList<V1PolicyRule> Missing { get; }

    /// <summary>What is allowed by name and was not done: the rules to take away.</summary>
    public IReadOnlyList<V1PolicyRule> Unused { get; }

    /// <summary>The rules with a <c>*</c>, and what of each was used.</summary>
    public IReadOnlyList<(V1PolicyRule Rule, IReadOnlyList<V1PolicyRule> Used)> TooWide { get; }

    /// <summary>Whether the role allows what was done, and maybe more.</summary>
    public bool IsSufficient => Missing.Count == 0;

    /// <summary>Whether the role allows what was done and nothing else.</summary>
    public bool IsExact => IsSufficient && Unused.Count == 0 && TooWide.Count == 0;

    /// <summary>What to change, as a person would say it.</summary>
    public override string ToString()
    {
        if (IsExact)
        {
            return "The role allows exactly what was done.";
        }

        var text = new StringBuilder();
        Section(text, "The role lacks:", Missing.Select(Line));
        Section(text, "The role allows what was never done:", Unused.Select(Line));
        Section(text, "The role has rules with *:", TooWide.Select(entry =>
            $"{Line(entry.Rule)}, of which was used: {(entry.Used.Count == 0 ? "nothing" : string.Join("; ", entry.Used.Select(Line)))}"));
        return text.ToString();
    }

    private static void Section(StringBuilder text, string title, IEnumerable<string> lines)
    {
        var all = lines.ToList();
        if (all.Count > 0)
        {
            text.Append(title).Append('\n');
            all.ForEach(line => text.Append("  ").Append(line).Append('\n'));
        }
    }

    private static string Line(V1PolicyRule rule)
    {
        var verbs = string.Join(",", rule.Verbs);
        if (rule.NonResourceURLs is { Count: > 0 } paths)
        {
            return $"{verbs} {string.Join(",", paths)}";
        }

        var groups = (rule.ApiGroups ?? []).Select(group => group.Length == 0 ? "\"\"" : group);
        var names = rule.ResourceNames is { Count: > 0 } ? $" named {string.Join(",", rule.ResourceNames)}" : "";
        return $"{verbs} {string.Join(",", rule.Resources ?? [])} of group {string.Join(",", groups)}{names}";
    }

    private static bool IsWild(V1PolicyRule rule) =>
        rule.Verbs.Concat(rule.ApiGroups ?? []).Concat(rule.Resources ?? []).Concat(rule.NonResourceURLs ?? []).Any(text => text.Contains('*', StringComparison.Ordinal));

    private static bool IsWild(AccessUse atom) =>
        $"{atom.Verb} {atom.Group} {atom.Resource} {atom.Path}".Contains('*', StringComparison.Ordinal);

    private static (V1PolicyRule Rule, IReadOnlyList<V1PolicyRule> Used) Narrowed(V1PolicyRule rule, IEnumerable<AccessUse> uses)
    {
        var shown = RecordedRules.Shown(rule);
        return (rule, RuleSet.Of(uses.Where(use => Covers(shown, use))));
    }

    // A rule for some names covers a use of exactly known names only.
    private static bool Covers(JsonObject rule, AccessUse use)
    {
        var names = use.Names.Count == 0 ? [""] : use.Names;
        return names.All(name => PolicyRules.Allows(rule, PolicyRules.Asked(use.Verb, use.Group, use.Resource, name, use.Path)));
    }

    // Each combination that a rule allows, as if it were a use.
    private static IEnumerable<AccessUse> Atoms(V1PolicyRule rule)
    {
        var resources =
            from verb in rule.Verbs
            from @group in rule.ApiGroups ?? []
            from resource in rule.Resources ?? []
            select Atom(verb, @group, resource, "", rule.ResourceNames);
        var paths =
            from verb in rule.Verbs
            from path in rule.NonResourceURLs ?? []
            select Atom(verb, "", "", path, null);
        return resources.Concat(paths);
    }

    private static AccessUse Atom(string verb, string group, string resource, string path, IEnumerable<string>? names) => new()
    {
        User = "",
        UserAgent = "",
        Verb = verb,
        Group = group,
        Resource = resource,
        Namespace = "",
        Path = path,
        Names = [.. names ?? []],
        Count = 0,
    };

    private static JsonObject Rule(AccessUse atom) => RecordedRules.Shown(atom.Path.Length > 0
        ? new V1PolicyRule { NonResourceURLs = [atom.Path], Verbs = [atom.Verb] }
        : new V1PolicyRule { ApiGroups = [atom.Group], Resources = [atom.Resource], Verbs = [atom.Verb] });
}
