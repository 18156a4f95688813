using System.Text;
using CrdToolkit.Schema.Json;
using CrdToolkit.Schema.Yaml;
using CrdToolkit.Testing.Access;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Recording;
using k8s.Models;

namespace CrdToolkit.Testing;

/// <summary>
/// The rules that a role needs for what was done, and how a role that is there differs from them. What every user may do anyway, such as reading
/// the discovery documents, is left out.
/// </summary>
public sealed class RecordedRules
{
    internal RecordedRules(IEnumerable<AccessUse> uses) => Uses = [.. uses.Where(use => !BootstrapRoles.AllowsEveryone(use))];

    /// <summary>What was done.</summary>
    public IReadOnlyList<AccessUse> Uses { get; }

    /// <summary>The fewest rules that allow what was done, as a cluster role has to have them if it is the only one.</summary>
    public IReadOnlyList<V1PolicyRule> All => RuleSet.Of(Uses);

    /// <summary>The YAML of one ClusterRole that allows what was done, in every namespace.</summary>
    /// <param name="name">The name of the role.</param>
    public string ToClusterRole(string name) => Document("ClusterRole", name, "", All);

    /// <summary>
    /// The YAML of the narrowest roles: a ClusterRole for what was done to all namespaces and outside of namespaces, and for each namespace a Role for the
    /// rest.
    /// </summary>
    /// <param name="name">The name of the roles.</param>
    public string ToYaml(string name)
    {
        var wide = Uses.Where(use => use.Namespace.Length == 0 || use.Resource is "namespaces" or "namespaces/status" or "namespaces/finalize").ToList();
        var documents = new List<string>();
        if (wide.Count > 0)
        {
            documents.Add(Document("ClusterRole", name, "", RuleSet.Of(wide)));
        }

        documents.AddRange(Uses
            .Where(use => !wide.Any(other => (other.Verb, other.Group, other.Resource, other.Path) == (use.Verb, use.Group, use.Resource, use.Path)))
            .GroupBy(use => use.Namespace)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => Document("Role", name, group.Key, RuleSet.Of(group))));
        return string.Join("---\n", documents);
    }

    /// <summary>Compares what was done with the rules of roles.</summary>
    /// <param name="granted">The rules, of all roles that the user is bound to.</param>
    public RuleComparison Compare(IEnumerable<V1PolicyRule> granted) => new(Uses, [.. granted]);

    /// <summary>Compares what was done with the Role and ClusterRole documents of YAML files, taken together.</summary>
    /// <param name="paths">The files; documents of other kinds are left out.</param>
    /// <exception cref="FormatException">A file is no YAML.</exception>
    /// <exception cref="ArgumentException">The files hold no role.</exception>
    public RuleComparison CompareWithFiles(params IEnumerable<string> paths)
    {
        var files = paths.ToList();
        var roles = files
            .SelectMany(path => YamlReader.ReadAll(File.ReadAllBytes(path)))
            .OfType<JsonObject>()
            .Where(document => document.Text("kind") is "Role" or "ClusterRole")
            .ToList();
        return roles.Count == 0
            ? throw new ArgumentException($"There is no Role and no ClusterRole in {string.Join(", ", files)}.", nameof(paths))
            : Compare(roles.SelectMany(role => role.Objects("rules")).Select(Rule));
    }

    /// <summary>The YAML of one ClusterRole named <c>recorded</c>.</summary>
    public override string ToString() => ToClusterRole("recorded");

    private static V1PolicyRule Rule(JsonObject rule) => new()
    {
        ApiGroups = Texts(rule, "apiGroups"),
        Resources = Texts(rule, "resources"),
        ResourceNames = Texts(rule, "resourceNames"),
        NonResourceURLs = Texts(rule, "nonResourceURLs"),
        Verbs = Texts(rule, "verbs"),
    };

    private static List<string>? Texts(JsonObject rule, string member) => rule[member] is null ? null : [.. rule.Texts(member)];

    private static string Document(string kind, string name, string @namespace, IEnumerable<V1PolicyRule> rules)
    {
        var yaml = new StringBuilder(YamlWriter.Write(JsonValues.Object(
            ("apiVersion", $"{RbacAuthorizer.Group}/v1"),
            ("kind", kind),
            ("metadata", JsonValues.Object(("name", name), ("namespace", JsonValues.TextOrNothing(@namespace)))),
            ("rules", JsonValues.Array(rules.Select(Shown))))));
        return yaml.ToString();
    }

    internal static JsonObject Shown(V1PolicyRule rule) => JsonValues.Object(
        ("apiGroups", Strings(rule.ApiGroups)),
        ("resources", Strings(rule.Resources)),
        ("resourceNames", Strings(rule.ResourceNames)),
        ("nonResourceURLs", Strings(rule.NonResourceURLs)),
        ("verbs", Strings(rule.Verbs)));

    private static JsonArray? Strings(IEnumerable<string>? items) => items is null ? null : JsonValues.Strings(items);
}
