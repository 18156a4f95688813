namespace CrdToolkit.Conformance.Cases.Hostile;

/// <summary>Patches that contradict themselves, the object or any measure.</summary>
public sealed class HostilePatches(ServerUnderTest server) : ConformanceCase(server)
{
    private const string Rejected = "the server rejected our request due to an error in our request";

    [Theory, Checklist(17)]
    [InlineData("[null]", "invalid operation null: unsupported operation")]
    [InlineData("[1]", "error decoding patch: json: cannot unmarshal number into Go value of type handlers.jsonPatchOp")]
    [InlineData("""[{"op":1,"path":"/a"}]""", "error decoding patch: json: cannot unmarshal number into Go struct field jsonPatchOp.op of type string")]
    [InlineData("""[{"op":"add","path":1,"value":1}]""", "error decoding patch: json: cannot unmarshal number into Go struct field jsonPatchOp.path of type string")]
    [InlineData("""[{"op":"add","value":1}]""", """invalid operation {"op":"add","value":1}: failed to decode 'path': operation missing path field: missing value""")]
    [InlineData("""[{"op":"add","path":"/spec/z"}]""", """invalid operation {"op":"add","path":"/spec/z"}: failed to decode 'value': operation, missing value field: missing value""")]
    [InlineData("""[{"op":"replace","path":"/spec/z"}]""", """invalid operation {"op":"replace","path":"/spec/z"}: failed to decode 'value': operation, missing value field: missing value""")]
    [InlineData("""[{"op":"copy","path":"/spec/z"}]""", """invalid operation {"op":"copy","path":"/spec/z"}: failed to decode 'from': operation, missing from field: missing value""")]
    [InlineData("""[{"op":"add","path":"/spec/z","value":1e400}]""", "error decoding patch: json: cannot unmarshal number 1e400 into Go struct field jsonPatchOp.value of type float64")]
    public async Task An_operation_that_cannot_be_read_is_shown(string patch, string problem)
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one");

        var status = await Api.JsonPatchAsync(widgets.PathTo("one"), patch).Fails(400, "BadRequest");

        Assert.Equal(problem, status.Message);
    }

    [Theory, Checklist(17)]
    [InlineData("""[{"op":"add","path":"","value":{}}]""")]
    [InlineData("""[{"op":"remove","path":""}]""")]
    [InlineData("""[{"op":"add","path":"spec","value":{}}]""")]
    public async Task The_object_as_a_whole_is_only_replaced(string patch)
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one");

        var status = await Api.JsonPatchAsync(widgets.PathTo("one"), patch).Fails(422, "Invalid");

        Assert.Equal(Rejected, status.Message);
    }

    [Fact, Checklist(17)]
    public async Task What_a_patch_leaves_must_be_an_object()
    {
        var widgets = await WidgetsAsync();
        var before = await CreateAsync(widgets, "one");

        var list = await Api.JsonPatchAsync(widgets.PathTo("one"), """[{"op":"replace","path":"","value":[]}]""").Fails(422, "Invalid");
        var scalar = await Api.JsonPatchAsync(widgets.PathTo("one"), """[{"op":"replace","path":"","value":"x"}]""").Returns(200);
        var nothing = await Api.JsonPatchAsync(widgets.PathTo("one"), "null").Returns(200);
        var merged = await Api.MergePatchAsync(widgets.PathTo("one"), "null").Fails(400, "BadRequest");

        Assert.Contains("json: cannot unmarshal array into Go value of type struct", list.Message, StringComparison.Ordinal);
        Assert.Equal((before.ResourceVersion(), before.ResourceVersion()), (scalar.ResourceVersion(), nothing.ResourceVersion()));
        Assert.Equal("Invalid JSON Patch", merged.Message);
    }

    [Fact, Checklist(17)]
    public async Task A_JSON_patch_has_ten_thousand_operations_at_most()
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one", """{"spec":{"color":"red"}}""");
        static string Tests(int count) => $"[{string.Join(',', Enumerable.Repeat("""{"op":"test","path":"/spec/color","value":"red"}""", count))}]";

        await Api.JsonPatchAsync(widgets.PathTo("one"), Tests(10_000)).Returns(200);
        var status = await Api.JsonPatchAsync(widgets.PathTo("one"), Tests(10_001)).Fails(413, "RequestEntityTooLarge");

        Assert.Equal("Request entity too large: The allowed maximum operations in a JSON patch is 10000, got 10001", status.Message);
    }

    [Fact, Checklist(17)]
    public async Task Copies_of_copies_stop_at_three_megabytes()
    {
        var widgets = await DefineAsync(widget => widget.Spec("""{"type":"object","x-kubernetes-preserve-unknown-fields":true}"""));
        await CreateAsync(widgets, "one", $$$"""{"spec":{"seed":"{{{new string('x', 1000)}}}"}}""");
        static string Doublings(int count) =>
            $"[{string.Join(',', Enumerable.Range(0, count).Select(i => $$"""{"op":"copy","from":"/spec","path":"/spec/x{{i}}"}"""))}]";

        var few = await Api.JsonPatchAsync(widgets.PathTo("one") + "?dryRun=All", Doublings(9));
        var many = await Api.JsonPatchAsync(widgets.PathTo("one") + "?dryRun=All", Doublings(40)).Fails(422, "Invalid");

        few.Expect(200);
        Assert.Equal(Rejected, many.Message);
    }

    [Theory, Checklist(17)]
    [InlineData("""{"spec":{"replicas":"x"}}""", "unrecognized type: int32")]
    [InlineData("""{"spec":{"replicas":1.5}}""", "cannot convert float64 to int32")]
    [InlineData("""{"spec":{"paused":1}}""", "unrecognized type: bool")]
    [InlineData("""{"spec":[]}""", "cannot restore struct from: slice")]
    [InlineData("""{"spec":{"template":5}}""", "cannot restore struct from: int64")]
    [InlineData("""{"spec":{"template":{"spec":{"containers":{"a":1}}}}}""", "cannot restore slice from map")]
    [InlineData("""{"spec":{"template":{"spec":{"containers":[{"name":"main","image":true}]}}}}""", "unrecognized type: string")]
    [InlineData("""{"metadata":{"labels":{"a":1}}}""", "cannot convert int64 to string")]
    [InlineData("""{"metadata":{"labels":"x"}}""", "cannot restore map from string")]
    [InlineData("""{"metadata":[]}""", "cannot restore struct from: slice")]
    [InlineData("""{"metadata":{"creationTimestamp":5}}""", "json: cannot unmarshal number into Go value of type string")]
    [InlineData("""{"kind":5}""", "cannot convert int64 to string")]
    public async Task A_strategic_merge_patch_with_a_wrong_type_is_shown_as_Go_prints_it(string patch, string problem)
    {
        var deployments = await DeploymentAsync();

        var status = await Api.StrategicMergePatchAsync(deployments.PathTo("one"), patch).Fails(422, "Invalid");

        Assert.StartsWith(" \"\" is invalid: patch: Invalid value: \"map[", status.Message, StringComparison.Ordinal);
        Assert.EndsWith($"]\": {problem}", status.Message, StringComparison.Ordinal);
    }

    [Theory, Checklist(17)]
    [InlineData("""{"$patch":"odd"}""", "unknown patch type: odd in map: map[$patch:odd]")]
    [InlineData("""{"spec":{"template":{"spec":{"containers":[{"image":"x"}]}}}}""", "map: map[image:x] does not contain declared merge key: name")]
    [InlineData("""{"spec":{"template":{"spec":{"$setElementOrder/containers":"x"}}}}""", "expected a []interface {}, but received a string")]
    public async Task A_strategic_merge_patch_that_contradicts_the_kind_is_an_error_of_the_server(string patch, string problem)
    {
        var deployments = await DeploymentAsync();

        var status = await Api.StrategicMergePatchAsync(deployments.PathTo("one"), patch).Returns(500);

        Assert.Equal(problem, status.Text("message"));
    }

    [Fact, Checklist(17)]
    public async Task A_strategic_merge_patch_does_not_change_the_kind_and_cuts_numbers_off()
    {
        var deployments = await DeploymentAsync();

        var patched = await Api.StrategicMergePatchAsync(deployments.PathTo("one"), """{"kind":"Odd","apiVersion":"v9","spec":{"replicas":2.0}}""").Returns(200);
        var large = await Api.StrategicMergePatchAsync(deployments.PathTo("one"), """{"spec":{"replicas":3000000000}}""").Fails(422, "Invalid");

        Assert.Equal(("Deployment", "2"), (patched.Text("kind"), patched.At("spec.replicas")!.ToJsonString()));
        Assert.Contains("spec.replicas: Invalid value: -1294967296", large.Message, StringComparison.Ordinal);
    }

    private async Task<Resource> DeploymentAsync()
    {
        var deployments = BuiltIn("apps", "v1", "Deployment", "deployments");
        await CreateAsync(deployments, "one", """
            {"spec":{"selector":{"matchLabels":{"app":"x"}},"template":{"metadata":{"labels":{"app":"x"}},"spec":{"containers":[{"name":"main","image":"one"}]}}}}
            """);
        return deployments;
    }
}
