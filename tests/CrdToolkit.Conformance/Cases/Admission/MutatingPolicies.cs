namespace CrdToolkit.Conformance.Cases.Admission;

/// <summary>Policies that change objects.</summary>
public sealed class MutatingPolicies(ServerUnderTest server, WebhookServer webhooks) : PolicyCase(server, webhooks)
{
    private const string AppendA = "Object{data: {'t': object.data.t + 'a'}}";
    private const string AppendB = "Object{data: {'t': object.data.t + 'b'}}";

    [Theory, Checklist(65)]
    [InlineData("Object{data: {'z': object.data.a + 'y'}}", "data.z", "by")]
    [InlineData("Object{data: {'a': 'q'}}", "data.a", "q")]
    [InlineData("Object{metadata: Object.metadata{labels: {'x': 'y'}}}", "metadata.labels.x", "y")]
    [InlineData("Object{metadata: Object.metadata{?labels: optional.none(), annotations: Object.metadata.annotations{x: 'y'}}}", "metadata.annotations.x", "y")]
    [InlineData("Object{data: {'z': namespaceObject.status.phase}}", "data.z", "Active")]
    [InlineData("object.data.a == 'b' ? Object{data: {'z': 'yes'}} : Object{}", "data.z", "yes")]
    public async Task An_apply_configuration_is_merged(string expression, string path, string value)
    {
        await MutateByPoliciesAsync((Apply(expression), "{}"));

        var created = await CreateAsync(ConfigMaps, "a", """{"data":{"a":"b"},"metadata":{"labels":{"kept":"true"}}}""");

        Assert.Equal(value, created.Text(path));
        Assert.Equal("true", created.Text("metadata.labels.kept"));
        Assert.Equal(value, (await ReadAsync(ConfigMaps, "a")).Text(path));
    }

    [Fact, Checklist(65)]
    public async Task Items_of_lists_are_merged_by_their_keys()
    {
        var pods = BuiltIn("", "v1", "Pod", "pods");
        await MutateByPoliciesAsync((
            Apply(
                "Object{spec: Object.spec{containers: [Object.spec.containers{name: 'side', image: 'sidecar'}]}}",
                """{"matchConstraints":{"resourceRules":[{"apiGroups":[""],"apiVersions":["v1"],"operations":["CREATE"],"resources":["pods","configmaps"]}],"objectSelector":{"matchLabels":{"app":"x"}}}}"""),
            "{}"));

        var created = await CreateAsync(pods, "a", """{"metadata":{"labels":{"app":"x"}},"spec":{"containers":[{"name":"main","image":"app"},{"name":"side","image":"old","command":["run"]}]}}""");

        Assert.Equal(["app", "sidecar"], created.At("spec.containers")!.AsArray().Select(container => container.Text("image")));
        Assert.Equal("run", created.At("spec.containers.1.command.0")!.GetValue<string>());
    }

    [Theory, Checklist(65)]
    [InlineData("Object{metadata: Object{labels: {'x':'y'}}}", "type mismatch: unexpected type name \"Object\", expected \"Object.metadata\", which matches field name path from root Object type")]
    [InlineData("Object{data: {'z': object.data.missing}}", "expression 'Object{data: {'z': object.data.missing}}' resulted in error: no such key: missing")]
    [InlineData("Object{nosuch: 'y'}", "error applying patch: failed to convert patch object to typed object: .nosuch: field not declared in schema")]
    [InlineData("Object{data: {'z': 5}}", "error applying patch: failed to convert patch object to typed object: .data.z: expected string, got &value.valueUnstructured{Value:5}")]
    public async Task What_cannot_be_merged_refuses_the_request(string expression, string words)
    {
        var start = await MutateByPoliciesAsync((Apply(expression), "{}"));

        var refused = await RefusedAsync("a", """{"data":{"a":"b"}}""", 403);

        refused.Says(start[0] + words);
        Assert.Equal(("a", "configmaps"), (refused.Details?.Text("name"), refused.Details?.Text("kind")));
        Assert.Equal([start[0] + words], refused.Causes.Select(cause => cause.Text("message")));
    }

    [Fact, Checklist(65)]
    public async Task What_is_one_value_is_not_merged()
    {
        var pods = BuiltIn("", "v1", "Pod", "pods");
        var start = await MutateByPoliciesAsync((
            Apply(
                "Object{spec: Object.spec{nodeSelector: {'a': 'b'}}}",
                """{"matchConstraints":{"resourceRules":[{"apiGroups":[""],"apiVersions":["v1"],"operations":["CREATE"],"resources":["pods","configmaps"]}],"objectSelector":{"matchLabels":{"app":"x"}}}}"""),
            "{}"));

        (await Api.PostAsync(pods.Path, pods.New("a", """{"metadata":{"labels":{"app":"x"}},"spec":{"containers":[{"name":"main","image":"app"}]}}""")).Fails(403, "Invalid"))
            .Says($"{start[0]}error applying patch: invalid ApplyConfiguration: may not mutate atomic arrays, maps or structs: .spec.nodeSelector");
    }

    [Theory, Checklist(65)]
    [InlineData("[JSONPatch{op: 'add', path: '/data/z', value: 'v'}]", """{"a":"b","z":"v"}""")]
    [InlineData("[JSONPatch{op: 'copy', from: '/data/a', path: '/data/c'}, JSONPatch{op: 'move', from: '/data/a', path: '/data/d'}, JSONPatch{op: 'replace', path: '/data/d', value: 'r'}]", """{"c":"b","d":"r"}""")]
    [InlineData("[JSONPatch{op: 'test', path: '/data/a', value: 'b'}, JSONPatch{op: 'add', path: '/data/z', value: object.data.a}]", """{"a":"b","z":"b"}""")]
    [InlineData("[JSONPatch{op: 'add', path: '/data/z', value: 'v'}, JSONPatch{op: 'test', path: '/data/a', value: 'x'}]", """{"a":"b"}""")]
    [InlineData("object.data.a == 'b' ? [] : [JSONPatch{op: 'remove', path: '/data'}]", """{"a":"b"}""")]
    [InlineData("[JSONPatch{op: 'add', path: '/data/' + jsonpatch.escapeKey('z'), value: string(object.data.size())}]", """{"a":"b","z":"1"}""")]
    public async Task A_json_patch_is_applied_unless_its_test_fails(string expression, string data)
    {
        await MutateByPoliciesAsync((Patch(expression), "{}"));

        var created = await CreateAsync(ConfigMaps, "a", """{"data":{"a":"b"}}""");

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(data), created.At("data")), created.ToJsonString());
    }

    [Theory, Checklist(65)]
    [InlineData("[JSONPatch{op: 'remove', path: '/zz'}]", "error in remove for path: '/zz': unable to remove nonexistent key: zz: missing value")]
    [InlineData("[JSONPatch{op: 'replace', path: '/data/zz', value: 'x'}]", "replace operation does not apply: doc is missing key: /data/zz: missing value")]
    [InlineData("[JSONPatch{op: 'add', path: '/zz/a', value: 'x'}]", "add operation does not apply: doc is missing path: \"/zz/a\": missing value")]
    [InlineData("[JSONPatch{op: 'copy', from: '/data/zz', path: '/data/c'}]", "error in copy for from: '/data/zz': unable to get nonexistent key: zz: missing value")]
    [InlineData("[JSONPatch{op: 'bad', path: '/data/c'}]", "Unexpected kind: bad")]
    public async Task A_json_patch_that_does_not_fit_refuses_the_request(string expression, string words)
    {
        var start = await MutateByPoliciesAsync((Patch(expression), "{}"));

        (await RefusedAsync("a", """{"data":{"a":"b"}}""", 403)).Says($"{start[0]}JSON Patch: {words}");
    }

    [Theory, Checklist(65)]
    [InlineData("[JSONPatch{op: 'add', path: '/nosuch', value: 'x'}]", "strict decoding error: unknown field \"nosuch\"")]
    [InlineData("[JSONPatch{op: 'add', path: '/data/n', value: 5}]", "json: cannot unmarshal number into Go struct field ConfigMap.data of type string")]
    public async Task A_patch_that_makes_something_else_is_an_error_of_the_server(string expression, string words)
    {
        await MutateByPoliciesAsync((Patch(expression), "{}"));

        (await RefusedAsync("a", """{"data":{"a":"b"}}""", 500, "InternalError")).Says($"Internal error occurred: {words}");
    }

    [Fact, Checklist(65)]
    public async Task Nothing_is_changed_where_failures_are_ignored()
    {
        await MutateByPoliciesAsync((Apply("Object{data: {'z': object.data.missing}}", """{"failurePolicy":"Ignore"}"""), "{}"));

        Assert.Null((await CreateAsync(ConfigMaps, "a", """{"data":{"a":"b"}}""")).At("data.z"));
    }

    [Fact, Checklist(65)]
    public async Task Mutations_follow_each_other_with_variables_and_parameters_where_conditions_hold()
    {
        await MutateByPoliciesAsync((
            """
            {"paramKind":{"apiVersion":"v1","kind":"Namespace"},
             "variables":[{"name":"from","expression":"'of ' + params.metadata.name"}],
             "matchConditions":[{"name":"a","expression":"object.data.a == 'b'"}],
             "mutations":[
               {"patchType":"ApplyConfiguration","applyConfiguration":{"expression":"Object{data: {'z': variables.from}}"}},
               {"patchType":"JSONPatch","jsonPatch":{"expression":"[JSONPatch{op: 'replace', path: '/data/z', value: object.data.z + '!'}]"}}]}
            """,
            """{"paramRef":{"name":"default","parameterNotFoundAction":"Deny"}}"""));

        Assert.Equal("of default!", (await CreateAsync(ConfigMaps, "a", """{"data":{"a":"b"}}""")).Text("data.z"));
        Assert.Null((await CreateAsync(ConfigMaps, "b", """{"data":{"a":"c"}}""")).At("data.z"));
    }

    [Fact, Checklist(65)]
    public async Task Parameters_that_have_to_be_there_refuse_the_request()
    {
        var start = await MutateByPoliciesAsync((
            Apply("Object{data: {'z': params.metadata.name}}", """{"paramKind":{"apiVersion":"v1","kind":"Namespace"}}"""), """{"paramRef":{"name":"not-there","parameterNotFoundAction":"Deny"}}"""));

        (await RefusedAsync("a", code: 403, reason: "Forbidden")).Says($"{start[0]}failed to configure binding: no params found for policy binding with `Deny` parameterNotFoundAction");
    }

    [Fact, Checklist(65)]
    public async Task All_failures_are_told()
    {
        var start = await MutateByPoliciesAsync(("""
            {"mutations":[
              {"patchType":"ApplyConfiguration","applyConfiguration":{"expression":"Object{data: {'z': object.one}}"}},
              {"patchType":"ApplyConfiguration","applyConfiguration":{"expression":"Object{data: {'z': object.two}}"}}]}
            """, "{}"));

        var refused = await RefusedAsync("a", code: 403);

        refused.Says($"{start[0]}expression 'Object{{data: {{'z': object.one}}}}' resulted in error: no such key: one").HasCauses(2);
    }

    [Theory, Checklist(65)]
    [InlineData("IfNeeded", "aa")]
    [InlineData("Never", "a")]
    public async Task A_policy_sees_what_became_of_the_object_once_more_if_it_wants(string reinvocation, string expected)
    {
        await MutateByPoliciesAsync((Apply(AppendA, $$"""{"reinvocationPolicy":"{{reinvocation}}"}"""), "{}"));

        Assert.Equal(expected, (await CreateAsync(ConfigMaps, "a", """{"data":{"t":""}}""")).Text("data.t"));
    }

    [Fact, Checklist(65)]
    public async Task One_that_wants_so_is_followed_by_none_that_does_not()
    {
        await MutateByPoliciesAsync((Apply(AppendA, """{"reinvocationPolicy":"IfNeeded"}"""), "{}"), (Apply(AppendB), "{}"));

        // Which of the two is first is chance in a kube-apiserver.
        Assert.True((await CreateAsync(ConfigMaps, "a", """{"data":{"t":""}}""")).Text("data.t") is "aba" or "baa");
    }

    [Fact, Checklist(65)]
    public async Task They_come_before_webhooks_and_once_more_after_them()
    {
        await MutateByPoliciesAsync((Apply(AppendA, """{"reinvocationPolicy":"IfNeeded","matchConditions":[{"name":"a","expression":"!object.data.t.endsWith('a')"}]}"""), "{}"));
        JsonObject? seen = null;
        await MutateAsync(request =>
        {
            seen = request;
            return Patched($$"""[{"op":"replace","path":"/data/t","value":"{{request.Text("object.data.t")}}w"}]""");
        });

        var created = await CreateAsync(ConfigMaps, "a", """{"data":{"t":""}}""");

        Assert.Equal("a", seen.Text("object.data.t"));
        Assert.Equal("awa", created.Text("data.t"));
    }

    [Fact, Checklist(65)]
    public async Task Updates_and_applies_are_changed_too()
    {
        await CreateAsync(ConfigMaps, "a", """{"data":{"a":"b"}}""");
        await MutateByPoliciesAsync((Apply("Object{data: {'seen': request.operation}}"), "{}"));

        Assert.Equal("UPDATE", (await Api.MergePatchAsync(ConfigMaps.PathTo("a"), """{"data":{"c":"d"}}""").Returns(200)).Text("data.seen"));
        Assert.Equal("CREATE", (await Api.ApplyAsync(ConfigMaps.PathTo("b") + "?fieldManager=me", ConfigMaps.New("b")).Returns(201)).Text("data.seen"));
        await Api.DeleteAsync(ConfigMaps.PathTo("a")).Returns(200);
    }
}
