using CrdToolkit.Schema.Access;
using CrdToolkit.Schema.Json;

namespace CrdToolkit.Schema.Tests.Access;

/// <summary>How rules become roles: few rules, each role once, in an order that does not depend on that of the rules.</summary>
public sealed class RoleManifestsTests
{
    [Fact]
    public void Core_is_the_empty_group() => Assert.Equal(["""{"apiGroups":[""],"resources":["pods"],"verbs":["get"]}"""], Merged(Rule("core", "pods", "get")));

    [Fact]
    public void Verbs_of_one_resource_are_merged_and_sorted() => Assert.Equal(
        ["""{"apiGroups":["apps"],"resources":["deployments"],"verbs":["get","list","watch"]}"""],
        Merged(Rule("apps", "deployments", "watch", "get"), Rule("apps", "deployments", "list", "get")));

    [Fact]
    public void Resources_with_the_same_verbs_are_merged() => Assert.Equal(
        [
            """{"apiGroups":["apps"],"resources":["daemonsets","statefulsets"],"verbs":["get"]}""",
            """{"apiGroups":["apps"],"resources":["deployments"],"verbs":["get","list"]}""",
        ],
        Merged(
            new PolicyRule { ApiGroups = new[] { "apps" }, Resources = new[] { "statefulsets", "deployments", "daemonsets" }, Verbs = new[] { "get" } },
            Rule("apps", "deployments", "list")));

    [Fact]
    public void Groups_with_the_same_resources_and_verbs_are_merged() => Assert.Equal(
        ["""{"apiGroups":["","events.k8s.io"],"resources":["events"],"verbs":["create"]}"""],
        Merged(Rule("events.k8s.io", "events", "create"), Rule("", "events", "create")));

    [Fact]
    public void URLs_with_the_same_verbs_are_merged() => Assert.Equal(
        ["""{"nonResourceURLs":["/healthz","/metrics"],"verbs":["get"]}"""],
        Merged(new() { NonResourceUrls = new[] { "/metrics" }, Verbs = new[] { "get" } }, new() { NonResourceUrls = new[] { "/healthz" }, Verbs = new[] { "get" } }));

    [Fact]
    public void A_rule_for_some_names_stays_apart() => Assert.Equal(
        [
            """{"apiGroups":[""],"resources":["secrets"],"verbs":["list"]}""",
            """{"apiGroups":[""],"resourceNames":["a","b"],"resources":["secrets"],"verbs":["get"]}""",
        ],
        Merged(Rule("", "secrets", "get") with { ResourceNames = new[] { "b", "a" } }, Rule("", "secrets", "list")));

    [Fact]
    public void An_asterisk_takes_the_place_of_all_verbs() => Assert.Equal(
        ["""{"apiGroups":[""],"resources":["pods"],"verbs":["*"]}"""],
        Merged(Rule("", "pods", "get"), Rule("", "pods", "*")));

    [Fact]
    public void Each_namespace_and_name_has_a_role_of_its_own() => Assert.Equal(
        ["ClusterRole //operator", "ClusterRole //other", "Role //operator", "Role /a/operator", "Role /b/operator", "Role /b/other"],
        RoleManifests.Of(
            [
                Rule("", "pods", "get") with { Namespace = "b", RoleName = "other" },
                Rule("", "pods", "get") with { Namespace = "b" },
                Rule("", "pods", "get") with { Namespace = "a", RoleName = "operator" },
                Rule("", "pods", "get") with { Namespace = "" },
                Rule("", "pods", "get") with { RoleName = "other" },
                Rule("", "pods", "get"),
            ],
            "operator").Select(role => $"{role.FindText("kind")} /{role.FindText("metadata", "namespace")}/{role.FindText("metadata", "name")}"));

    [Fact]
    public void What_an_assembly_carries_is_read_back()
    {
        PolicyRule[] rules =
        [
            Rule("", "pods", "get") with { Namespace = "", ResourceNames = new[] { "a" } },
            new() { NonResourceUrls = new[] { "/metrics" }, Verbs = new[] { "get" }, RoleName = "metrics" },
        ];

        Assert.Equal(rules, PolicyRuleList.Read(PolicyRuleList.Write(rules)));
    }

    private static PolicyRule Rule(string group, string resource, params string[] verbs) => OperatorRules.For(group, resource, verbs);

    private static IEnumerable<string> Merged(params PolicyRule[] rules) =>
        ((JsonArray)Assert.Single(RoleManifests.Of(rules, "operator"))["rules"]!).Items.Select(rule => rule.ToString()!);
}
