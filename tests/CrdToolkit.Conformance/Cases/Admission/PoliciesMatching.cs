namespace CrdToolkit.Conformance.Cases.Admission;

/// <summary>Which requests a policy and its binding are about.</summary>
public sealed class PoliciesMatching(ServerUnderTest server, WebhookServer webhooks) : PolicyCase(server, webhooks)
{
    [Fact, Checklist(65)]
    public async Task A_rule_may_name_objects()
    {
        await PutInForceAsync(Validation("false", """
            {"matchConstraints":{"resourceRules":[{"apiGroups":[""],"apiVersions":["v1"],"operations":["CREATE"],"resources":["configmaps"],"resourceNames":["a","b"]}]}}
            """));

        await RefusedAsync("b");
        await CreateAsync(ConfigMaps, "c");
    }

    [Fact, Checklist(65)]
    public async Task What_is_excluded_is_not_looked_at()
    {
        await PutInForceAsync(Validation("false", """
            {"matchConstraints":{
              "resourceRules":[{"apiGroups":["","none.example"],"apiVersions":["*"],"operations":["*"],"resources":["*"],"scope":"Namespaced"}],
              "excludeResourceRules":[{"apiGroups":[""],"apiVersions":["v1"],"operations":["CREATE"],"resources":["configmaps"],"resourceNames":["b"]}]}}
            """));

        await RefusedAsync("a");
        await CreateAsync(ConfigMaps, "b");
        await Api.PostAsync(Resource.Secrets(Namespace).Path, Resource.Secrets(Namespace).New("b")).Fails(422, "Invalid");
    }

    [Fact, Checklist(65)]
    public async Task Objects_are_selected_by_their_labels_before_or_after()
    {
        await PutInForceAsync(Validation("oldObject == null", """{"matchConstraints":{"objectSelector":{"matchLabels":{"guarded":"true"}}}}"""));
        await CreateAsync(ConfigMaps, "a", """{"metadata":{"labels":{"guarded":"true"}}}""");
        await CreateAsync(ConfigMaps, "b");

        await Api.MergePatchAsync(ConfigMaps.PathTo("a"), """{"metadata":{"labels":{"guarded":"false"}}}""").Fails(422, "Invalid");
        await Api.MergePatchAsync(ConfigMaps.PathTo("b"), """{"data":{"a":"b"}}""").Returns(200);
        await Api.MergePatchAsync(ConfigMaps.PathTo("b"), """{"metadata":{"labels":{"guarded":"true"}}}""").Fails(422, "Invalid");
    }

    [Fact, Checklist(65)]
    public async Task A_binding_narrows_what_its_policy_is_about()
    {
        var other = await CreateNamespaceAsync();
        await PutInForceAsync(
            Validation("false", """{"matchConstraints":{"namespaceSelector":{},"objectSelector":{"matchLabels":{"guarded":"true"}}}}"""),
            $$$"""
            {"matchResources":{
              "namespaceSelector":{"matchLabels":{"kubernetes.io/metadata.name":"{{{Namespace}}}"}},
              "excludeResourceRules":[{"apiGroups":[""],"apiVersions":["v1"],"operations":["CREATE"],"resources":["configmaps"],"resourceNames":["free"]}]}}
            """);
        const string guarded = """{"metadata":{"labels":{"guarded":"true"}}}""";

        await RefusedAsync("a", guarded);
        await CreateAsync(ConfigMaps, "free", guarded);
        await CreateAsync(ConfigMaps, "b");
        await CreateAsync(Resource.ConfigMaps(other), "a", guarded);
    }

    [Theory, Checklist(65)]
    [InlineData("Equivalent", true)]
    [InlineData("Exact", false)]
    public async Task A_request_in_another_version_is_looked_at_unless_the_version_has_to_be_the_same(string matchPolicy, bool isRefused)
    {
        var widgets = await DefineAsync(definition => definition.WithVersion("v1beta1"));
        var start = await PutInForceAsync($$"""
            {"matchConstraints":{"matchPolicy":"{{matchPolicy}}","resourceRules":[{"apiGroups":["{{widgets.Group}}"],"apiVersions":["v1beta1"],"operations":["CREATE"],"resources":["widgets"]}]},
             "matchConditions":[
               {"name":"kind","expression":"request.kind.version == 'v1beta1' && request.requestKind.version == 'v1' && request.requestResource.version == 'v1'"},
               {"name":"object","expression":"object.apiVersion == '{{widgets.Group}}/v1beta1'"}],
             "validations":[{"expression":"false","messageExpression":"object.kind + ' ' + object.apiVersion + ' ' + request.resource.version + ' ' + request.kind.version"}]}
            """);

        var answer = await Api.PostAsync(widgets.Path, widgets.New("a", """{"spec":{"replicas":2}}"""));

        Assert.Equal(isRefused ? 422 : 201, answer.Code);
        if (isRefused)
        {
            new ApiStatus(answer).Says($"widgets.{widgets.Group} \"a\" is forbidden: {start}Widget {widgets.Group}/v1beta1 v1beta1 v1beta1");
        }
    }

    [Fact, Checklist(65)]
    public async Task Subresources_have_rules_of_their_own()
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "a", """{"spec":{"replicas":2}}""");
        var start = await PutInForceAsync($$"""
            {"matchConstraints":{"resourceRules":[{"apiGroups":["{{widgets.Group}}"],"apiVersions":["v1"],"operations":["UPDATE"],"resources":["widgets/status"]}]},
             "validations":[{"expression":"object.status == oldObject.?status.orValue(null)","messageExpression":"'no ' + request.subResource"}]}
            """);

        await Api.MergePatchAsync(widgets.PathTo("a"), """{"spec":{"replicas":3}}""").Returns(200);
        (await Api.MergePatchAsync(widgets.PathTo("a", "status"), """{"status":{"replicas":3}}""").Fails(422, "Invalid"))
            .Says($"widgets.{widgets.Group} \"a\" is forbidden: {start}no status");
    }

    [Fact, Checklist(65)]
    public async Task A_policy_looks_at_what_meets_its_conditions()
    {
        await PutInForceAsync("""
            {"matchConditions":[{"name":"guarded","expression":"object.data.a == 'guarded'"},{"name":"namespace","expression":"namespaceObject == null"}],
             "validations":[{"expression":"false"}]}
            """);

        await RefusedAsync("a", """{"data":{"a":"guarded"}}""");
        await CreateAsync(ConfigMaps, "b", """{"data":{"a":"b"}}""");
    }

    [Fact, Checklist(65)]
    public async Task A_condition_that_ends_in_an_error_refuses_the_request()
    {
        var start = await PutInForceAsync("""
            {"matchConditions":[{"name":"a","expression":"object.data.a == 'b'"},{"name":"c","expression":"object.data.c == 'b'"},{"name":"d","expression":"object.metadata.name != 'free'"}],
             "validations":[{"expression":"true"}]}
            """);

        (await RefusedAsync("a")).Says(
            $"configmaps \"a\" is forbidden: {start}[expression 'object.data.a == 'b'' resulted in error: no such key: data, expression 'object.data.c == 'b'' resulted in error: no such key: data]");
        await CreateAsync(ConfigMaps, "free");
    }

    [Fact, Checklist(65)]
    public async Task A_condition_that_ends_in_an_error_spares_the_request_where_failures_are_ignored()
    {
        await PutInForceAsync("""{"failurePolicy":"Ignore","matchConditions":[{"name":"a","expression":"object.data.a == 'b'"}],"validations":[{"expression":"false"}]}""");

        await CreateAsync(ConfigMaps, "a");
    }

    [Fact, Checklist(65)]
    public async Task Policies_are_not_about_policies()
    {
        await PutInForceAsync(Validation("false", $$$"""
            {"matchConstraints":{
              "objectSelector":{"matchLabels":{"case":"{{{Namespace}}}"}},
              "resourceRules":[{"apiGroups":["admissionregistration.k8s.io"],"apiVersions":["*"],"operations":["*"],"resources":["*"]}]}}
            """));
        var labels = $$$"""{"metadata":{"labels":{"case":"{{{Namespace}}}"}},""";
        var name = "about-" + Group;

        await CreateAsync(ValidatingPolicies, name, labels + """
            "spec":{"matchConstraints":{"resourceRules":[{"apiGroups":["none.example"],"apiVersions":["v1"],"operations":["CREATE"],"resources":["nones"]}]},"validations":[{"expression":"true"}]}}
            """);
        DeleteAfterwards(ValidatingPolicies.PathTo(name));
        await CreateAsync(ValidatingBindings, name, labels + $$$""" "spec":{"policyName":"{{{name}}}","validationActions":["Deny"]}}""");
        DeleteAfterwards(ValidatingBindings.PathTo(name));
        var configurations = new Resource("admissionregistration.k8s.io", "v1", "ValidatingWebhookConfiguration", "validatingwebhookconfigurations", null);
        await Api.PostAsync(configurations.Path, configurations.New(name, labels.TrimEnd(',') + "}")).Fails(422, "Invalid");
    }
}
