using System.Net;

namespace CrdToolkit.Testing.Tests.Kubectl;

/// <summary>What a person changes.</summary>
public sealed class KubectlWriteTests : KubectlTest
{
    [Fact]
    public async Task Apply_on_the_server_side_has_owners_of_fields()
    {
        var file = await FileAsync("""{"apiVersion":"example.com/v1","kind":"Widget","metadata":{"name":"a"},"spec":{"cpu":2}}""");

        Assert.Equal("widget.example.com/a serverside-applied", await RunAsync("apply", "--server-side", "-f", file));
        file = await FileAsync("""{"apiVersion":"example.com/v1","kind":"Widget","metadata":{"name":"a"},"spec":{"cpu":3}}""");
        Assert.Contains(
            "Apply failed with 1 conflict: conflict with \"kubectl\": .spec.cpu", await RunAsync("apply", "--server-side", "--field-manager=other", "-f", file));
        Assert.Equal(
            "widget.example.com/a serverside-applied",
            await RunAsync("apply", "--server-side", "--field-manager=other", "--force-conflicts", "-f", file));
        Assert.Contains("manager: other", await RunAsync("get", "widget", "a", "-o", "yaml", "--show-managed-fields"));
    }

    [Fact]
    public async Task A_dry_run_and_a_diff_change_nothing()
    {
        var file = await FileAsync("""{"apiVersion":"example.com/v1","kind":"Widget","metadata":{"name":"a"},"spec":{"cpu":2}}""");

        Assert.Equal("widget.example.com/a created (server dry run)", await RunAsync("apply", "--dry-run=server", "-f", file));
        Assert.Contains("+  color: red", await RunAsync("diff", "-f", file));
        await GetAsync($"{Widgets}/a", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Each_type_of_patch_works()
    {
        await PostAsync(Widgets, Widget(""" "name":"a" """));
        await PostAsync(ConfigMaps, ConfigMap(""" "name":"c" """));

        Assert.Equal("widget.example.com/a patched", await RunAsync("patch", "widget", "a", "--type=merge", "-p", """{"spec":{"cpu":4}}"""));
        Assert.Equal(
            "widget.example.com/a patched", await RunAsync("patch", "widget", "a", "--type=json", "-p", """[{"op":"replace","path":"/spec/color","value":"blue"}]"""));
        Assert.Equal("configmap/c patched", await RunAsync("patch", "cm", "c", "-p", """{"data":{"a":null,"x":"y"}}"""));
        Assert.Equal(
            "widget.example.com/a patched", await RunAsync("patch", "widget", "a", "--subresource=status", "--type=merge", "-p", """{"status":{"phase":"Ready"}}"""));
        Assert.Equal("4 blue Ready", await RunAsync("get", "widget", "a", "-o", "jsonpath={.spec.cpu} {.spec.color} {.status.phase}"));
        Assert.Equal("""{"x":"y"}""", await RunAsync("get", "cm", "c", "-o", "jsonpath={.data}"));
    }

    [Fact]
    public async Task Edit_and_replace_change_an_object()
    {
        await PostAsync(Widgets, Widget(""" "name":"a" """));

        Assert.Equal("widget.example.com/a edited", await RunAsync("edit", "widget", "a"));
        Assert.Equal("5", await RunAsync("get", "widget", "a", "-o", "jsonpath={.spec.cpu}"));
        var file = await FileAsync((await GetAsync($"{Widgets}/a")).ToJsonString().Replace("\"cpu\":5", "\"cpu\":6", StringComparison.Ordinal));
        Assert.Equal("widget.example.com/a replaced", await RunAsync("replace", "-f", file));
        Assert.Equal("6", await RunAsync("get", "widget", "a", "-o", "jsonpath={.spec.cpu}"));
    }

    [Theory]
    [InlineData("background", false)]
    [InlineData("foreground", false)]
    [InlineData("orphan", true)]
    public async Task Delete_cascades_as_it_is_told(string cascade, bool staysBehind)
    {
        var owner = await PostAsync(Widgets, Widget(""" "name":"owner" """));
        await PostAsync(ConfigMaps, ConfigMap(
            $$""" "name":"dependent","ownerReferences":[{"apiVersion":"example.com/v1","kind":"Widget","name":"owner","uid":"{{Text(owner, "metadata.uid")}}","blockOwnerDeletion":true}] """));

        Assert.Equal("widget.example.com \"owner\" deleted", (await RunAsync("delete", "widget", "owner", $"--cascade={cascade}"))!.Replace(" from default namespace", "", StringComparison.Ordinal));
        await Server.SnapshotAsync();

        await GetAsync($"{Widgets}/owner", HttpStatusCode.NotFound);
        await GetAsync($"{ConfigMaps}/dependent", staysBehind ? HttpStatusCode.OK : HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Wait_ends_when_a_condition_holds_or_an_object_is_gone()
    {
        await PostAsync(Widgets, Widget(""" "name":"a" """));
        var ready = RunAsync("wait", "--for=condition=Ready", "widget/a", "--timeout=30s");
        await MergeAsync($"{Widgets}/a/status", """{"status":{"conditions":[{"type":"Ready","status":"True"}]}}""");
        Assert.Equal("widget.example.com/a condition met", await ready);

        var gone = RunAsync("wait", "--for=delete", "widget/a", "--timeout=30s");
        await DeleteAsync($"{Widgets}/a");
        await gone;
        await GetAsync($"{Widgets}/a", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_rollout_is_over_when_a_controller_says_so()
    {
        await RunAsync("create", "deployment", "d", "--image=i");
        await MergeAsync("/apis/apps/v1/namespaces/default/deployments/d/status", """
            {"status":{"observedGeneration":1,"replicas":1,"updatedReplicas":1,"readyReplicas":1,"availableReplicas":1,
             "conditions":[{"type":"Available","status":"True"}]}}
            """);

        Assert.Equal("deployment \"d\" successfully rolled out", await RunAsync("rollout", "status", "deployment/d", "--timeout=30s"));
        Assert.Equal(["d", "1/1", "1", "1"], (await RowsAsync("get", "deploy"))[1][..4]);
    }
}
