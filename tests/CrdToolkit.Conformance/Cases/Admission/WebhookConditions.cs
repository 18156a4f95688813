namespace CrdToolkit.Conformance.Cases.Admission;

/// <summary>Conditions in CEL for asking a webhook.</summary>
public sealed class WebhookConditions(ServerUnderTest server, WebhookServer webhooks) : WebhookCase(server, webhooks)
{
    private const string NotThere = "object.data.missing == 'x'";

    private readonly SeenRequests seen = new();

    [Theory, Checklist(65)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_webhook_is_asked_where_its_conditions_hold(bool mutating)
    {
        await RecordAsync(mutating, Conditions("object.data.a == 'b'", "request.operation == 'CREATE'"));

        await CreateAsync(ConfigMaps, "a", """{"data":{"a":"b"}}""");
        await CreateAsync(ConfigMaps, "b", """{"data":{"a":"c"}}""");
        await Api.MergePatchAsync(ConfigMaps.PathTo("a"), """{"data":{"c":"d"}}""").Returns(200);

        Assert.Equal(["a"], seen.Select(request => request.Text("name")));
    }

    [Theory, Checklist(65)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_error_refuses_the_request_where_failures_do(bool mutating)
    {
        await RecordAsync(mutating, Conditions("true", NotThere));

        var refused = await Api.PostAsync(ConfigMaps.Path, ConfigMaps.New("a", """{"data":{"a":"b"}}""")).Fails(403, "Forbidden");

        refused.Says($"configmaps \"a\" is forbidden: expression '{NotThere}' resulted in error: no such key: missing");
        Assert.Equal(("a", "configmaps"), (refused.Details?.Text("name"), refused.Details?.Text("kind")));
        Assert.Empty(seen);
    }

    [Theory, Checklist(65)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_error_spares_the_webhook_where_failures_are_ignored(bool mutating)
    {
        await RecordAsync(mutating, Conditions([NotThere, "true"], policy: "Ignore"));

        await CreateAsync(ConfigMaps, "a", """{"data":{"a":"b"}}""");

        Assert.Empty(seen);
    }

    [Theory, Checklist(65)]
    [InlineData(NotThere, "false")]
    [InlineData("false", NotThere)]
    public async Task A_condition_that_does_not_hold_spares_the_webhook_whatever_the_others_come_to(string first, string second)
    {
        await RecordAsync(mutating: false, Conditions(first, "true", second));

        await CreateAsync(ConfigMaps, "a", """{"data":{"a":"b"}}""");

        Assert.Empty(seen);
    }

    [Fact, Checklist(65)]
    public async Task All_errors_are_told_once()
    {
        await RecordAsync(mutating: false, Conditions(NotThere, NotThere, "object.spec.size() == 1"));

        (await Api.PostAsync(ConfigMaps.Path, ConfigMaps.New("a", """{"data":{"a":"b"}}""")).Fails(403, "Forbidden")).Says(
            $"configmaps \"a\" is forbidden: [expression '{NotThere}' resulted in error: no such key: missing, "
            + "expression 'object.spec.size() == 1' resulted in error: no such key: spec]");
    }

    [Fact, Checklist(65)]
    public async Task An_error_on_one_side_of_an_operator_is_none_where_the_other_side_decides()
    {
        await RecordAsync(mutating: false, Conditions($"{NotThere} || object.data.a == 'b'", $"!({NotThere} && object.data.a == 'c')"));

        await CreateAsync(ConfigMaps, "a", """{"data":{"a":"b"}}""");

        Assert.Single(seen);
    }

    [Fact, Checklist(65)]
    public async Task The_request_is_seen_as_the_webhook_sees_it()
    {
        await RecordAsync(mutating: false, Conditions(
            "request.operation == 'CREATE'",
            "request.name == 'a' && object.metadata.name == request.name",
            $"request.namespace == '{Namespace}' && object.metadata.namespace == request.namespace",
            "request.kind.group == '' && request.kind.version == 'v1' && request.kind.kind == 'ConfigMap'",
            "request.requestKind.kind == 'ConfigMap' && request.requestKind.version == 'v1'",
            "request.resource.resource == 'configmaps' && request.requestResource.resource == 'configmaps'",
            "!has(request.subResource) && !has(request.requestSubResource)",
            "request.userInfo.username == 'jane'",
            "'system:masters' in request.userInfo.groups && !request.userInfo.groups.exists(group, group.startsWith('system:nodes'))",
            "request.dryRun",
            "request.options.kind == 'CreateOptions' && request.options.fieldManager == 'tester' && 'All' in request.options.dryRun",
            "object.kind == 'ConfigMap' && object.apiVersion == 'v1' && object.metadata.uid != ''",
            "oldObject == null && namespaceObject == null"));

        await Api.As("jane", "system:masters").PostAsync(ConfigMaps.Path + "?dryRun=All&fieldManager=tester", ConfigMaps.New("a")).Returns(201);

        Assert.Single(seen);
    }

    [Fact, Checklist(65)]
    public async Task The_object_before_and_after_are_seen()
    {
        await RecordAsync(mutating: false, Conditions(
            "oldObject == null || object == null || object.data != oldObject.data",
            "(oldObject == null) == (request.operation == 'CREATE')",
            "(object == null) == (request.operation == 'DELETE')"));

        await CreateAsync(ConfigMaps, "a", """{"data":{"a":"b"}}""");
        await Api.MergePatchAsync(ConfigMaps.PathTo("a"), """{"metadata":{"labels":{"c":"d"}}}""").Returns(200);
        Assert.Equal(["CREATE"], seen.Select(request => request.Text("operation")));

        await Api.MergePatchAsync(ConfigMaps.PathTo("a"), """{"data":{"a":"c"}}""").Returns(200);
        await Api.DeleteAsync(ConfigMaps.PathTo("a")).Returns(200);

        Assert.Equal(["CREATE", "UPDATE", "DELETE"], seen.Select(request => request.Text("operation")));
    }

    [Fact, Checklist(65)]
    public async Task Nothing_is_in_an_object_that_is_not_there()
    {
        await RecordAsync(mutating: false, Conditions("!has(oldObject.data)", "oldObject.?data.?a.orValue('none') == 'none'", "oldObject.data.a == 'b'"));

        (await Api.PostAsync(ConfigMaps.Path, ConfigMaps.New("a")).Fails(403, "Forbidden"))
            .Says("configmaps \"a\" is forbidden: expression 'oldObject.data.a == 'b'' resulted in error: no such key: data");
    }

    [Theory, Checklist(65)]
    [InlineData("object.data.a > 5", "no such overload")]
    [InlineData("object.data < object.data", "no such overload: _<_")]
    [InlineData("object.data.a", "no such overload", true)]
    [InlineData("size(oldObject) == 1", "no such overload: size")]
    [InlineData("object.metadata.managedFields[9].manager == 'x'", "index out of bounds: 9")]
    [InlineData("object.data.a.all(letter, true)", "got 'types.String', expected iterable type")]
    [InlineData("int(object.data.a) == 1", "type conversion error from 'string' to 'int'")]
    [InlineData("1 / int(object.data.n) == 0", "division by zero")]
    public async Task What_values_are_not_for_is_an_error(string expression, string words, bool negated = false)
    {
        var condition = negated ? "!" + expression : expression;
        await RecordAsync(mutating: false, Conditions(condition));

        (await Api.PostAsync(ConfigMaps.Path, ConfigMaps.New("a", """{"data":{"a":"b","n":"0"}}""")).Fails(403, "Forbidden"))
            .Says($"configmaps \"a\" is forbidden: expression '{condition}' resulted in error: {words}");
    }

    [Fact, Checklist(65)]
    public async Task Usual_functions_are_known()
    {
        await RecordAsync(mutating: false, Conditions(
            "object.data.n.matches('^[0-9]+$') && int(object.data.n) == 5",
            "object.data.all(key, key in ['a', 'n'])",
            "object.metadata.annotations['example.com/list'].split(',').exists(item, item == 'two')",
            "object.metadata.?labels['none'].orValue('other') == 'other'",
            "object.data[?'a'].hasValue() && !object.data[?'none'].hasValue()",
            "object.data == {'a': 'b', 'n': '5'}",
            "object.metadata.managedFields.map(entry, entry.manager).size() == 1",
            "object.data.a.indexOf('z') == -1 && object.data.a.upperAscii() == 'B' && object.data.a.replace('b', 'c') == 'c'",
            "object.metadata.name.substring(1) == '-b' && size(object.data) == 2",
            "object.data.a == 'b' ? object.data.n != '' : false"));

        await CreateAsync(ConfigMaps, "a-b", """{"metadata":{"annotations":{"example.com/list":"one,two"}},"data":{"a":"b","n":"5"}}""");

        Assert.Single(seen);
    }

    [Fact, Checklist(65)]
    public async Task A_condition_may_ask_what_the_user_may_do()
    {
        await RecordAsync(mutating: false, Conditions(
            "authorizer.requestResource.check('create').allowed()",
            $"authorizer.group('').resource('configmaps').namespace('{Namespace}').name('a').check('update').allowed()",
            "authorizer.group('apps').resource('deployments').subresource('scale').check('get').allowed()",
            "authorizer.path('/healthz').check('get').allowed()",
            "!authorizer.requestResource.check('create').errored()"));

        await CreateAsync(ConfigMaps, "a");

        Assert.Single(seen);
    }

    [Fact, Checklist(65)]
    public async Task A_condition_may_ask_what_a_service_account_may_do()
    {
        await Server.NeedsRbacAsync();
        await RecordAsync(mutating: false, Conditions($"!authorizer.serviceAccount('{Namespace}', 'robot').group('').resource('configmaps').check('create').allowed()"));

        await CreateAsync(ConfigMaps, "a");

        Assert.Single(seen);
    }

    [Theory, Checklist(65)]
    [InlineData("authorizer.path('').check('get').allowed()", "path must not be empty")]
    [InlineData("authorizer.group('').resource('').check('get').allowed()", "resource must not be empty")]
    [InlineData("authorizer.serviceAccount('A', 'b').path('/a').check('get').allowed()", "Invalid service account namespace")]
    [InlineData("authorizer.serviceAccount('a', 'b_').path('/a').check('get').allowed()", "Invalid service account name")]
    public async Task What_cannot_be_asked_is_an_error(string expression, string words)
    {
        await RecordAsync(mutating: false, Conditions(expression));

        (await Api.PostAsync(ConfigMaps.Path, ConfigMaps.New("a")).Fails(403, "Forbidden"))
            .Says($"configmaps \"a\" is forbidden: expression '{expression}' resulted in error: {words}");
    }

    [Fact, Checklist(65)]
    public async Task A_mutating_webhook_sees_what_those_before_it_have_done()
    {
        await MutateAsync(_ => Patched("""[{"op":"add","path":"/data","value":{"a":"b"}}]"""));
        await RecordAsync(mutating: true, Conditions("has(object.data) && object.data.a == 'b'"));

        await CreateAsync(ConfigMaps, "a");

        Assert.Single(seen);
    }

    [Fact, Checklist(65)]
    public async Task Nobody_is_asked_where_a_condition_of_one_ends_in_an_error()
    {
        await RecordAsync(mutating: false, "{}");
        await RecordAsync(mutating: false, Conditions(NotThere));

        await Api.PostAsync(ConfigMaps.Path, ConfigMaps.New("a", """{"data":{"a":"b"}}""")).Fails(403, "Forbidden");

        Assert.Empty(seen);
    }

    [Fact, Checklist(65)]
    public async Task Objects_are_seen_in_the_version_of_the_rule()
    {
        var widgets = await DefineAsync(definition => definition.WithVersion("v1beta1"));
        var members = JsonNode.Parse(Conditions(
            $"object.apiVersion == '{widgets.Group}/v1beta1'",
            "request.kind.version == 'v1beta1' && request.requestKind.version == 'v1'",
            // Asked for is the resource; of the rule is the kind alone.
            "request.resource.version == 'v1' && request.requestResource.version == 'v1'",
            "object.spec.replicas == 2 && object.spec.replicas < 3"))!;
        members["rules"] = JsonNode.Parse($$"""[{"apiGroups":["{{widgets.Group}}"],"apiVersions":["v1beta1"],"resources":["widgets"],"operations":["CREATE"]}]""");
        await RecordAsync(mutating: false, members.ToJsonString());

        await CreateAsync(widgets, "one", """{"spec":{"replicas":2}}""");

        Assert.Single(seen);
    }

    [Theory, Checklist(65)]
    [InlineData("widget.data == null", "compilation failed: ERROR: <input>:1:1: undeclared reference to 'widget' (in container '')\n | widget.data == null\n | ^")]
    [InlineData("request.object == null", "compilation failed: ERROR: <input>:1:8: undefined field 'object'\n | request.object == null\n | .......^")]
    [InlineData("request.name == 5", "compilation failed: ERROR: <input>:1:14: found no matching overload for '_==_' applied to '(string, int)'\n | request.name == 5\n | .............^")]
    [InlineData("request.name", "must evaluate to bool but got string")]
    [InlineData("object.data.a", "must evaluate to bool but got dyn")]
    [InlineData("authorizer.requestResource.check('get')", "must evaluate to bool but got kubernetes.authorization.Decision")]
    public async Task An_expression_that_does_not_compile_is_refused(string expression, string words) =>
        (await RefuseAsync(Conditions("true", expression)))
            .HasCause("webhooks[0].matchConditions[1].expression", "FieldValueInvalid", $"Invalid value: {JsonValue.Create(expression).ToJsonString(Plain)}: {words}")
            .HasCauses(1);

    [Fact, Checklist(65)]
    public async Task An_expression_is_refused_in_an_update_too()
    {
        Server.LabDeviates(NoRules);
        var created = await CreateAsync(Configurations, Name, Entry(Conditions("true")));
        DeleteAfterwards(Configurations.PathTo(Name));
        created.At("webhooks.0.matchConditions.0")!["expression"] = "nothing";

        (await Api.PutAsync(Configurations.PathTo(Name), created).Fails(422, "Invalid")).HasCause("webhooks[0].matchConditions[0].expression", "FieldValueInvalid");
    }

    [Fact, Checklist(65)]
    public async Task Conditions_have_names_of_their_own_and_expressions()
    {
        var refused = await RefuseAsync("""
            {"matchConditions":[{"name":"a","expression":"true"},{"name":"a","expression":"true"},{"name":"b","expression":" "},{"expression":"true"},{"name":"-","expression":"true"}]}
            """);

        refused.HasCause("webhooks[0].matchConditions[1].name", "FieldValueDuplicate", "Duplicate value: \"a\"")
            .HasCause("webhooks[0].matchConditions[2].expression", "FieldValueRequired", "Required value")
            .HasCause("webhooks[0].matchConditions[3].name", "FieldValueRequired", "Required value")
            .HasCause("webhooks[0].matchConditions[4].name", "FieldValueInvalid")
            .HasCauses(4);
    }

    [Fact, Checklist(65)]
    public async Task There_are_at_most_64_conditions() =>
        (await RefuseAsync(Conditions([.. Enumerable.Repeat("true", 65)])))
            .HasCause("webhooks[0].matchConditions", "FieldValueTooMany", "Too many: 65: must have at most 64 items").HasCauses(1);

    private const string NoRules = "the conditions of webhooks are not validated.";

    private static readonly System.Text.Json.JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static Resource Configurations { get; } =
        new("admissionregistration.k8s.io", "v1", "ValidatingWebhookConfiguration", "validatingwebhookconfigurations", null);

    private string Name => "conditions-" + Group;

    private static string Conditions(params string[] expressions) => Conditions(expressions, "Fail");

    // The object that shows when a configuration is known is none of theirs.
    private static string Conditions(string[] expressions, string policy) => new JsonObject
    {
        ["failurePolicy"] = policy,
        ["objectSelector"] = JsonNode.Parse("""{"matchExpressions":[{"key":"probe","operator":"DoesNotExist"}]}"""),
        ["matchConditions"] = new JsonArray([.. expressions.Select((expression, index) => new JsonObject { ["name"] = $"c{index}", ["expression"] = expression })]),
    }.ToJsonString();

    private Task RecordAsync(bool mutating, string members)
    {
        return mutating ? MutateAsync(Answer, members) : ValidateAsync(Answer, members);

        JsonObject Answer(JsonObject request)
        {
            seen.Add(request);
            return Allowed();
        }
    }

    private async Task<ApiStatus> RefuseAsync(string members)
    {
        Server.LabDeviates(NoRules);
        return await Api.PostAsync(Configurations.Path, Configurations.New(Name, Entry(members))).Fails(422, "Invalid");
    }

    // A webhook that is never asked.
    private static string Entry(string members)
    {
        var webhook = JsonNode.Parse("""
            {"name":"a.b.c","sideEffects":"None","admissionReviewVersions":["v1"],"clientConfig":{"url":"https://127.0.0.1:1/"},
             "rules":[{"apiGroups":["none.example"],"apiVersions":["v1"],"operations":["CREATE"],"resources":["x"]}]}
            """)!.AsObject();
        foreach (var (member, value) in JsonNode.Parse(members)!.AsObject())
        {
            webhook[member] = value?.DeepClone();
        }

        return new JsonObject { ["webhooks"] = new JsonArray(webhook) }.ToJsonString();
    }
}
