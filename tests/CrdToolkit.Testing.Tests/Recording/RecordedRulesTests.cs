using System.Net;
using System.Text;
using k8s.Models;

namespace CrdToolkit.Testing.Tests.Recording;

public sealed class RecordedRulesTests : ApiServerTest
{
    private readonly string directory = Directory.CreateTempSubdirectory("rules-").FullName;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task What_a_client_did_becomes_one_cluster_role()
    {
        await ActAsync();

        Assert.Equal(
            """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRole
            metadata:
              name: operator
            rules:
            - apiGroups:
              - ''
              resources:
              - configmaps
              verbs:
              - get
              - list
              - watch
              - create
              - patch
            - apiGroups:
              - ''
              resources:
              - namespaces
              verbs:
              - get
            - apiGroups:
              - example.com
              resources:
              - widgets
              - widgets/status
              verbs:
              - patch

            """,
            Server.Requests.Rules(userAgent: "operator").ToClusterRole("operator"));
    }

    [Fact]
    public async Task The_narrowest_roles_are_one_for_the_cluster_and_one_for_each_namespace()
    {
        await ActAsync();

        Assert.Equal(
            """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRole
            metadata:
              name: operator
            rules:
            - apiGroups:
              - ''
              resources:
              - configmaps
              verbs:
              - watch
            - apiGroups:
              - ''
              resources:
              - namespaces
              verbs:
              - get
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: Role
            metadata:
              name: operator
              namespace: default
            rules:
            - apiGroups:
              - ''
              resources:
              - configmaps
              verbs:
              - get
              - list
              - create
              - patch
            - apiGroups:
              - example.com
              resources:
              - widgets
              - widgets/status
              verbs:
              - patch

            """,
            Server.Requests.Rules(userAgent: "operator").ToYaml("operator"));
    }

    [Fact]
    public async Task A_role_is_told_what_it_lacks_and_what_it_has_too_many_of()
    {
        await ActAsync();
        var file = Path.Combine(directory, "role.yaml");
        await File.WriteAllTextAsync(
            file,
            """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRole
            metadata: {name: manager}
            rules:
            - {apiGroups: [""], resources: [configmaps], verbs: [get, list, watch, create, delete]}
            - {apiGroups: [""], resources: [secrets], verbs: [get]}
            - {apiGroups: [""], resources: [namespaces], resourceNames: [default], verbs: [get]}
            - {apiGroups: [example.com], resources: ["*"], verbs: [patch]}
            ---
            apiVersion: v1
            kind: ServiceAccount
            metadata: {name: manager}
            """,
            Cancellation);

        var comparison = Server.Requests.Rules(userAgent: "operator").CompareWithFiles(file);

        Assert.False(comparison.IsSufficient);
        Assert.Equal(
            """
            The role lacks:
              patch configmaps of group ""
            The role allows what was never done:
              delete configmaps of group ""
              get secrets of group ""
            The role has rules with *:
              patch * of group example.com, of which was used: patch widgets,widgets/status of group example.com

            """,
            comparison.ToString());
    }

    [Fact]
    public async Task The_rules_that_were_recorded_are_exactly_enough()
    {
        await ActAsync();
        var rules = Server.Requests.Rules(userAgent: "operator");

        var comparison = rules.Compare(rules.All);

        Assert.True(comparison.IsExact);
        Assert.Equal("The role allows exactly what was done.", comparison.ToString());
    }

    [Fact]
    public async Task An_apply_that_creates_needs_both_verbs()
    {
        Http.DefaultRequestHeaders.UserAgent.ParseAdd("operator/1.0");
        using var body = new StringContent(ConfigMap(""" "name":"a" """), Encoding.UTF8, "application/apply-patch+yaml");

        using var answer = await Http.PatchAsync(new Uri($"{ConfigMaps}/a?fieldManager=operator", UriKind.Relative), body, Cancellation);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal(["create", "patch"], Assert.Single(Server.Requests.Rules(userAgent: "operator").All).Verbs);
    }

    [Fact]
    public async Task A_rule_for_one_name_does_not_allow_others()
    {
        await ActAsync();
        V1PolicyRule[] granted = [.. Server.Requests.Rules(userAgent: "operator").All];
        granted[1].ResourceNames = ["kube-system"];

        var comparison = Server.Requests.Rules(userAgent: "operator").Compare(granted);

        Assert.Equal("get namespaces in default", Assert.Single(comparison.MissingUses).ToString());
    }

    [Fact]
    public async Task Files_without_a_role_are_told()
    {
        var file = Path.Combine(directory, "none.yaml");
        await File.WriteAllTextAsync(file, "kind: ServiceAccount", Cancellation);

        var error = Assert.Throws<ArgumentException>(() => Server.Requests.Rules().CompareWithFiles(file));

        Assert.StartsWith($"There is no Role and no ClusterRole in {file}.", error.Message);
    }

    // Discovery is what everyone may read; somebody else's requests are not the operator's.
    private async Task ActAsync()
    {
        await DefineAsync(WidgetDefinition());
        await PostAsync(Widgets, Widget(""" "name":"w" """));
        Http.DefaultRequestHeaders.UserAgent.ParseAdd("operator/1.0");
        await GetAsync("/apis");
        await GetAsync("/api/v1/namespaces/default");
        await GetAsync(ConfigMaps);
        await PostAsync(ConfigMaps, ConfigMap(""" "name":"a" """));
        await GetAsync($"{ConfigMaps}/a");
        await MergeAsync($"{ConfigMaps}/a", """{"data":{"a":"c"}}""");
        await MergeAsync($"{Widgets}/w", """{"spec":{"cpu":4}}""");
        await MergeAsync($"{Widgets}/w/status", """{"status":{"phase":"Ready"}}""");
        await using var watch = await WatchAsync("/api/v1/configmaps");
    }
}
