using System.Reflection;
using CrdToolkit.Generators.Tests.Emission;
using CrdToolkit.Schema.Access;
using CrdToolkit.Schema.Json;

namespace CrdToolkit.Generators.Tests.Access;

/// <summary>What an operator has to be allowed, as the types of its assembly say.</summary>
public sealed class ReconcilerRulesTests
{
    private const string Plain = """
        namespace Acme;
        public sealed record S { public int A { get; init; } }
        [CrdToolkit.CustomResource("example.com", "v1")] public partial record Thing : CrdToolkit.CustomResource<S>;

        """;

    private const string Map = "public static System.Collections.Generic.IEnumerable<CrdToolkit.NamespacedName> Map(k8s.Models.V1Secret secret) => [];";

    private static readonly string[] Election = ["/leases.coordination.k8s.io: create get update", "/events.events.k8s.io: create patch"];

    [Fact]
    public void A_bare_reconciler_reads_its_kind_and_may_elect_a_leader() =>
        Assert.Equal(["things.example.com: get list watch", .. Election], Rules(Plain + Sources.Reconciler("Thing")));

    [Fact]
    public void The_example_of_the_design_page() => Assert.Equal(
        [
            "configmaps: create delete get list patch update watch",
            "virtualmachines.infra.example.com: get list patch watch",
            "virtualmachines/finalizers.infra.example.com: update",
            "virtualmachines/status.infra.example.com: patch",
            .. Election,
        ],
        Rules(Sources.VirtualMachine));

    [Fact]
    public void A_watched_kind_is_read() => Assert.Equal(
        ["secrets: get list watch", "things.example.com: get list watch", .. Election],
        Rules(Plain + Sources.Reconciler("Thing", attributes: "[CrdToolkit.Watches<k8s.Models.V1Secret>(nameof(Map))]", members: Map)));

    [Fact]
    public void An_owned_kind_is_written_as_its_attribute_says() => Assert.Equal(
        ["deployments.apps: get list patch watch", "things.example.com: get list watch", "things/finalizers.example.com: update", .. Election],
        Rules(Plain + Sources.Reconciler("Thing", attributes: "[CrdToolkit.Owns<k8s.Models.V1Deployment>(WriteVerbs = [\"patch\"])]")));

    [Fact]
    public void A_rule_asked_for_is_added() => Assert.Equal(
        ["/metrics: get", "deployments/scale.apps: get update", "things.example.com: delete get list watch", .. Election, "kube-system/pods[etcd]: get"],
        Rules(Plain
            + Sources.Reconciler("Thing", attributes: """
                [CrdToolkit.Rbac<Thing>("delete")]
                [CrdToolkit.Rbac<k8s.Models.V1Deployment>("get", "update", Subresource = "scale")]
                [CrdToolkit.Rbac("get", Urls = ["/metrics"])]
                [CrdToolkit.Rbac("get", Groups = ["core"], Resources = ["pods"], ResourceNames = ["etcd"], Namespace = "kube-system")]
                """)));

    [Fact]
    public void A_rule_of_the_assembly_needs_no_reconciler() => Assert.Equal(
        ["secrets: get"],
        Rules("[assembly: CrdToolkit.Rbac(\"get\", Groups = [\"\"], Resources = [\"secrets\"])]"));

    [Fact]
    public void An_assembly_that_needs_nothing_carries_nothing() => Assert.DoesNotContain("PolicyRules.g.cs", GeneratorRun.Of(Plain).AssertCompiles().Files.Keys);

    // Each rule of each role on a line: what is in a namespace begins with it.
    private static IEnumerable<string> Rules(string source)
    {
        var assembly = Assembly.Load(GeneratorRun.Of(source).ToImage());
        var rules = PolicyRuleList.Read(assembly.GetCustomAttribute<PolicyRulesAttribute>()!.Json);
        return RoleManifests.Of(rules, "operator").SelectMany(role => ((JsonArray)role["rules"]!).Items.Cast<JsonObject>().Select(rule => Line(role, rule)));
    }

    private static string Line(JsonObject role, JsonObject rule)
    {
        var groups = string.Concat(Texts(rule, "apiGroups").Where(group => group.Length > 0).Select(group => "." + group));
        var names = Texts(rule, "resourceNames") is { Count: > 0 } named ? $"[{string.Join(" ", named)}]" : "";
        var scope = role.FindText("kind") == "Role" ? role.FindText("metadata", "namespace") + "/" : "";
        return $"{scope}{string.Join(" ", [.. Texts(rule, "resources"), .. Texts(rule, "nonResourceURLs")])}{names}{groups}: {string.Join(" ", Texts(rule, "verbs"))}";
    }

    private static List<string> Texts(JsonObject rule, string name) => rule[name] is JsonArray list ? [.. list.Items.Select(item => ((JsonString)item).Value)] : [];
}
