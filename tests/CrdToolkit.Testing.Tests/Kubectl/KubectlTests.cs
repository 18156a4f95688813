namespace CrdToolkit.Testing.Tests.Kubectl;

/// <summary>What a person types.</summary>
public sealed class KubectlTests : KubectlTest
{
    [Fact]
    public async Task Apply_creates_then_finds_nothing_to_do_then_changes()
    {
        var file = await FileAsync("""{"apiVersion":"example.com/v1","kind":"Widget","metadata":{"name":"a"},"spec":{"cpu":2}}""");

        Assert.Equal("widget.example.com/a created", await RunAsync("apply", "-f", file));
        Assert.Equal("widget.example.com/a unchanged", await RunAsync("apply", "-f", file));
        file = await FileAsync("""{"apiVersion":"example.com/v1","kind":"Widget","metadata":{"name":"a"},"spec":{"cpu":3}}""");
        Assert.Equal("widget.example.com/a configured", await RunAsync("apply", "-f", file));
        Assert.Equal("3", await RunAsync("get", "wd", "a", "-o", "jsonpath={.spec.cpu}"));
    }

    [Fact]
    public async Task Apply_is_refused_with_the_servers_words()
    {
        var file = await FileAsync("""{"apiVersion":"example.com/v1","kind":"Widget","metadata":{"name":"a"},"spec":{"cpu":99}}""");

        Assert.Contains(
            "The Widget \"a\" is invalid: spec.cpu: Invalid value: 99: spec.cpu in body should be less than or equal to 64",
            await RunAsync("apply", "-f", file));
    }

    [Fact]
    public async Task Get_prints_the_columns_of_the_definition()
    {
        await PostAsync(Widgets, Widget(""" "name":"a" """));
        await MergeAsync($"{Widgets}/a/status", """{"status":{"conditions":[{"type":"Other","status":"False"},{"type":"Ready","status":"True"}]}}""");

        var lines = (await RunAsync("get", "widgets"))!.Split('\n');

        Assert.Equal(["NAME", "CPU", "READY"], lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(["a", "2", "True"], lines[1].Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Scale_label_annotate_patch_wait_describe_and_delete_work()
    {
        await PostAsync(Widgets, Widget(""" "name":"a" """, """ "spec":{"cpu":2,"replicas":1} """));

        Assert.Equal("widget.example.com/a scaled", await RunAsync("scale", "widget", "a", "--replicas=3"));
        Assert.Equal("widget.example.com/a labeled", await RunAsync("label", "widget", "a", "x=y"));
        Assert.Equal("widget.example.com/a annotated", await RunAsync("annotate", "widget", "a", "x=y"));
        Assert.Equal("widget.example.com/a patched", await RunAsync("patch", "widget", "a", "--type=merge", "-p", """{"spec":{"cpu":4}}"""));
        Assert.Equal("widget.example.com/a condition met", await RunAsync("wait", "--for=jsonpath={.spec.cpu}=4", "widget/a", "--timeout=10s"));
        Assert.Contains("Replicas:  3", await RunAsync("describe", "widget", "a"));
        Assert.Equal("widget.example.com \"a\" deleted", await RunAsync("delete", "widget", "a"));
        Assert.Equal("No resources found in default namespace.", await RunAsync("get", "widgets"));
    }

    [Fact]
    public async Task Create_of_built_in_kinds_works()
    {
        Assert.Equal("configmap/c created", await RunAsync("create", "configmap", "c", "--from-literal=a=b"));
        Assert.Equal("deployment.apps/d created", await RunAsync("create", "deployment", "d", "--image=i", "--replicas=0"));
        Assert.Equal("namespace/n created", await RunAsync("create", "namespace", "n"));
        Assert.Equal("b 0 i", await RunAsync("get", "cm/c", "-o", "jsonpath={.data.a}") + " "
            + await RunAsync("get", "deploy/d", "-o", "jsonpath={.spec.replicas} {.spec.template.spec.containers[0].image}"));
        Assert.Equal("namespace \"n\" deleted", await RunAsync("delete", "namespace", "n"));
    }

    [Fact]
    public async Task Discovery_and_explanations_know_the_definition()
    {
        Assert.Contains("widgets", await RunAsync("api-resources", "--api-group=example.com"));
        Assert.Contains("cpu\t<integer> -required-", await RunAsync("explain", "widget.spec"));
    }
}
