namespace CrdToolkit.Conformance.Cases.Admission;

/// <summary>Policies that validate: what they say, and to whom.</summary>
public sealed class ValidatingPolicies(ServerUnderTest server, WebhookServer webhooks) : PolicyCase(server, webhooks)
{
    private const string NotThere = "object.data.missing == 'x'";

    [Theory, Checklist(65)]
    [InlineData("""{"expression":"object.data.a == 'c'"}""", 422, "Invalid", "failed expression: object.data.a == 'c'")]
    [InlineData("""{"expression":"false","message":" not so "}""", 422, "Invalid", "not so")]
    [InlineData("""{"expression":"false","message":"no","reason":"Forbidden"}""", 403, "Forbidden", "no")]
    [InlineData("""{"expression":"false","message":"no","reason":"RequestEntityTooLarge"}""", 413, "RequestEntityTooLarge", "no")]
    [InlineData("""{"expression":"false","message":"no","messageExpression":"'is ' + object.data.a"}""", 422, "Invalid", "is b")]
    [InlineData("""{"expression":"false","message":"no","messageExpression":"'is ' + object.data.missing"}""", 422, "Invalid", "no")]
    [InlineData("""{"expression":"false","message":"no","messageExpression":"'one\\ntwo'"}""", 422, "Invalid", "no")]
    [InlineData("""{"expression":"false","messageExpression":"' '"}""", 422, "Invalid", "failed expression: false")]
    public async Task What_does_not_hold_refuses_the_request(string validation, int code, string reason, string message)
    {
        var start = await PutInForceAsync($$"""{"validations":[{"expression":"true"},{{validation}}]}""");

        var refused = await RefusedAsync("a", """{"data":{"a":"b"}}""", code, reason);

        refused.Says($"configmaps \"a\" is forbidden: {start}{message}");
        Assert.Equal(("a", "configmaps"), (refused.Details?.Text("name"), refused.Details?.Text("kind")));
        Assert.Equal([start + message], refused.Details.At("causes")!.AsArray().Select(cause => cause.Text("message")));
        await Api.GetAsync(ConfigMaps.PathTo("a")).Fails(404, "NotFound");
    }

    [Fact, Checklist(65)]
    public async Task What_holds_lets_it_pass()
    {
        await PutInForceAsync(Validation("object.data.a == 'b' && oldObject == null"));

        await CreateAsync(ConfigMaps, "a", """{"data":{"a":"b"}}""");
    }

    [Fact, Checklist(65)]
    public async Task The_first_that_does_not_hold_is_told()
    {
        var start = await PutInForceAsync("""{"validations":[{"expression":"true"},{"expression":"false","message":"one"},{"expression":"false","message":"two"}]}""");

        (await RefusedAsync("a")).Says($"configmaps \"a\" is forbidden: {start}one").HasCauses(1);
    }

    [Fact, Checklist(65)]
    public async Task An_error_refuses_the_request()
    {
        var start = await PutInForceAsync(Validation(NotThere));

        (await RefusedAsync("a", """{"data":{"a":"b"}}""")).Says($"configmaps \"a\" is forbidden: {start}expression '{NotThere}' resulted in error: no such key: missing");
    }

    [Fact, Checklist(65)]
    public async Task An_error_is_none_where_failures_are_ignored()
    {
        var start = await PutInForceAsync(
            $$"""{"failurePolicy":"Ignore","validations":[{"expression":"{{NotThere}}"},{"expression":"!has(object.data.c)","message":"no c"}]}""");

        await CreateAsync(ConfigMaps, "a", """{"data":{"a":"b"}}""");
        (await RefusedAsync("b", """{"data":{"c":"d"}}""")).Says($"configmaps \"b\" is forbidden: {start}no c");
    }

    [Fact, Checklist(65)]
    public async Task A_binding_may_warn_instead()
    {
        var start = await PutInForceAsync(
            $$"""{"validations":[{"expression":"false","message":"one"},{"expression":"{{NotThere}}"}]}""", """{"validationActions":["Warn","Audit"]}""");
        var warning = start.Replace(" denied request: ", ": ", StringComparison.Ordinal);

        var answer = await Api.PostAsync(ConfigMaps.Path, ConfigMaps.New("a", """{"data":{"a":"b"}}"""));

        answer.Expect(201);
        Assert.Equal(
            [$"Validation failed for {warning}one", $"Validation failed for {warning}expression '{NotThere}' resulted in error: no such key: missing"],
            answer.Warnings);
    }

    [Fact, Checklist(65)]
    public async Task A_binding_that_only_audits_lets_it_pass()
    {
        await PutInForceAsync(Validation("false"), """{"validationActions":["Audit"]}""");

        var answer = await Api.PostAsync(ConfigMaps.Path, ConfigMaps.New("a"));

        answer.Expect(201);
        Assert.Empty(answer.Warnings);
    }

    [Fact, Checklist(65)]
    public async Task An_audit_annotation_that_fails_refuses_whatever_the_binding_says()
    {
        const string spec = """{"auditAnnotations":[{"key":"k","valueExpression":"string(object.data.a)"}]}""";
        var start = await PutInForceAsync(spec, """{"validationActions":["Audit"]}""");

        await CreateAsync(ConfigMaps, "a", """{"data":{"a":"b"}}""");
        (await RefusedAsync("b")).Says($"configmaps \"b\" is forbidden: {start}expression 'string(object.data.a)' resulted in error: no such key: data");
    }

    [Fact, Checklist(65)]
    public async Task Variables_are_evaluated_where_they_are_used()
    {
        var start = await PutInForceAsync("""
            {"variables":[{"name":"missing","expression":"object.data.missing"},{"name":"a","expression":"object.data.a"},{"name":"both","expression":"variables.a + variables.missing"}],
             "validations":[{"expression":"variables.a == 'b' || variables.both == 'bc'","messageExpression":"'a is ' + string(variables.a)"}]}
            """);

        await CreateAsync(ConfigMaps, "a", """{"data":{"a":"b"}}""");
        (await RefusedAsync("b", """{"data":{"a":"c","missing":"d"}}""")).Says($"configmaps \"b\" is forbidden: {start}a is c");
        (await RefusedAsync("c", """{"data":{"a":"c"}}""")).Says(
            $"configmaps \"c\" is forbidden: {start}expression 'variables.a == 'b' || variables.both == 'bc'' resulted in error: composited variable \"both\" fails to evaluate: "
            + "composited variable \"missing\" fails to evaluate: no such key: missing");
    }

    [Fact, Checklist(65)]
    public async Task The_namespace_is_seen()
    {
        var start = await PutInForceAsync($$"""
            {"validations":[
              {"expression":"namespaceObject.metadata.name == '{{Namespace}}' && namespaceObject.status.phase == 'Active'"},
              {"expression":"'kubernetes.io/metadata.name' in namespaceObject.metadata.labels && has(namespaceObject.metadata.creationTimestamp)"},
              {"expression":"false","messageExpression":"'in ' + namespaceObject.metadata.name"}]}
            """);

        (await RefusedAsync("a")).Says($"configmaps \"a\" is forbidden: {start}in {Namespace}");
    }

    [Fact, Checklist(65)]
    public async Task The_request_and_the_rights_of_its_user_are_seen()
    {
        await PutInForceAsync("""
            {"validations":[
              {"expression":"request.operation == 'CREATE' && request.name == object.metadata.name && request.namespace == object.metadata.namespace"},
              {"expression":"request.userInfo.username == 'jane' && request.dryRun && !has(request.subResource)"},
              {"expression":"request.kind.kind == 'ConfigMap' && request.resource.resource == 'configmaps'"},
              {"expression":"authorizer.requestResource.check('create').allowed() && authorizer.path('/healthz').check('get').allowed()"}]}
            """);

        await Api.As("jane", "system:masters").PostAsync(ConfigMaps.Path + "?dryRun=All", ConfigMaps.New("a")).Returns(201);
    }

    [Fact, Checklist(65)]
    public async Task An_update_is_compared_with_what_is_there()
    {
        await CreateAsync(ConfigMaps, "a", """{"data":{"a":"b"}}""");
        var start = await PutInForceAsync("""{"validations":[{"expression":"oldObject == null || object.data.a == oldObject.data.a","message":"a stays"}]}""");

        await Api.MergePatchAsync(ConfigMaps.PathTo("a"), """{"data":{"c":"d"}}""").Returns(200);
        (await Api.MergePatchAsync(ConfigMaps.PathTo("a"), """{"data":{"a":"c"}}""").Fails(422, "Invalid")).Says($"configmaps \"a\" is forbidden: {start}a stays");
        (await Api.ApplyAsync(ConfigMaps.PathTo("a") + "?fieldManager=me&force=true", ConfigMaps.New("a", """{"data":{"a":"c"}}""")).Fails(422, "Invalid"))
            .Says($"configmaps \"a\" is forbidden: {start}a stays");
    }

    [Fact, Checklist(65)]
    public async Task A_deletion_is_refused()
    {
        await CreateAsync(ConfigMaps, "a", """{"data":{"keep":"true"}}""");
        await CreateAsync(ConfigMaps, "b");
        var start = await PutInForceAsync("""
            {"matchConstraints":{"resourceRules":[{"apiGroups":[""],"apiVersions":["v1"],"operations":["*"],"resources":["configmaps"]}]},
             "validations":[{"expression":"object != null || !has(oldObject.data)","message":"it is needed"}]}
            """);

        (await Api.DeleteAsync(ConfigMaps.PathTo("a")).Fails(422, "Invalid")).Says($"configmaps \"a\" is forbidden: {start}it is needed");
        await Api.DeleteAsync(ConfigMaps.PathTo("b")).Returns(200);
        await ReadAsync(ConfigMaps, "a");
    }

    [Fact, Checklist(65)]
    public async Task A_dry_run_is_refused_too()
    {
        var start = await PutInForceAsync(Validation("false"));

        (await Api.PostAsync(ConfigMaps.Path + "?dryRun=All", ConfigMaps.New("a")).Fails(422, "Invalid")).Says($"configmaps \"a\" is forbidden: {start}failed expression: false");
    }

    [Fact, Checklist(65)]
    public async Task It_sees_what_mutating_webhooks_made_and_decides_before_validating_ones()
    {
        await MutateAsync(_ => Patched("""[{"op":"add","path":"/data","value":{"by":"webhook"}}]"""));
        var wasAsked = false;
        await ValidateAsync(_ =>
        {
            wasAsked = true;
            return Denied();
        });
        var start = await PutInForceAsync("""{"validations":[{"expression":"object.data.by != 'webhook'","message":"no webhooks"}]}""");

        (await RefusedAsync("a")).Says($"configmaps \"a\" is forbidden: {start}no webhooks");

        Assert.False(wasAsked);
    }

    [Fact, Checklist(65)]
    public async Task It_does_not_see_what_is_invalid_anyway()
    {
        var widgets = await WidgetsAsync();
        await PutInForceAsync(Validation("false", $$$"""
            {"matchConstraints":{"resourceRules":[{"apiGroups":["{{{widgets.Group}}}"],"apiVersions":["v1"],"resources":["widgets"],"operations":["CREATE"]}]}}
            """));

        (await Api.PostAsync(widgets.Path, widgets.New("a", """{"spec":{"replicas":"many"}}""")).Fails(422, "Invalid")).HasCause("spec.replicas", "FieldValueTypeInvalid");
    }

    [Fact, Checklist(65)]
    public async Task A_generated_name_is_told()
    {
        await PutInForceAsync(Validation("object.metadata.name.size() <= 3", """{"failurePolicy":"Fail"}"""));

        var refused = await Api.PostAsync(ConfigMaps.Path, new JsonObject { ["metadata"] = new JsonObject { ["generateName"] = "a-" } }).Fails(422, "Invalid");

        Assert.StartsWith("configmaps \"a-", refused.Message, StringComparison.Ordinal);
    }

    [Fact, Checklist(65)]
    public async Task A_policy_without_a_binding_is_not_in_force()
    {
        var name = "unbound-" + Group;
        await CreateAsync(ValidatingPolicies, name, """
            {"spec":{"matchConstraints":{"resourceRules":[{"apiGroups":[""],"apiVersions":["v1"],"operations":["CREATE"],"resources":["configmaps"]}]},"validations":[{"expression":"false"}]}}
            """);
        DeleteAfterwards(ValidatingPolicies.PathTo(name));
        await PutInForceAsync(Validation("true"));

        await CreateAsync(ConfigMaps, "a");
    }

    [Fact, Checklist(65)]
    public async Task All_policies_are_asked_although_one_refuses()
    {
        var starts = await PutAllInForceAsync((Validation("false"), "{}"), (Validation("object.metadata.name == 'c'"), """{"validationActions":["Warn"]}"""));

        var answer = await Api.PostAsync(ConfigMaps.Path, ConfigMaps.New("a"));

        answer.Expect(422);
        Assert.Equal([$"Validation failed for {starts[1].Replace(" denied request: ", ": ", StringComparison.Ordinal)}failed expression: object.metadata.name == 'c'"], answer.Warnings);
    }
}
