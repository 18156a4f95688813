namespace CrdToolkit.Conformance.Cases.Admission;

/// <summary>Policies whose parameters stand in other objects.</summary>
public sealed class PoliciesWithParameters(ServerUnderTest server, WebhookServer webhooks) : PolicyCase(server, webhooks)
{
    private const string Validations = """ "validations":[{"expression":"object.data.a == params.metadata.name","messageExpression":"'not ' + params.metadata.name"}] """;

    [Theory, Checklist(65)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task They_are_found_by_name(bool namesNamespace)
    {
        await CreateAsync(await WidgetsAsync(), "limit");
        var start = await PutInForceWithWidgetsAsync(Validations, """{"name":"limit","parameterNotFoundAction":"Deny"}""", namesNamespace: namesNamespace);

        await CreateAsync(ConfigMaps, "a", """{"data":{"a":"limit"}}""");
        (await RefusedAsync("b", """{"data":{"a":"other"}}""")).Says($"configmaps \"b\" is forbidden: {start}not limit");
    }

    [Fact, Checklist(65)]
    public async Task Each_that_a_selector_finds_is_tried()
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "one", """{"metadata":{"labels":{"limit":"true"}}}""");
        await CreateAsync(widgets, "two", """{"metadata":{"labels":{"limit":"true"}}}""");
        await CreateAsync(widgets, "three");
        await PutInForceWithWidgetsAsync(
            """ "validations":[{"expression":"object.metadata.name != params.metadata.name"}] """,
            """{"selector":{"matchLabels":{"limit":"true"}},"parameterNotFoundAction":"Deny"}""");

        await RefusedAsync("one");
        await RefusedAsync("two");
        await CreateAsync(ConfigMaps, "three");
    }

    [Fact, Checklist(65)]
    public async Task They_say_what_they_are()
    {
        var widgets = await WidgetsAsync();
        await CreateAsync(widgets, "limit", """{"spec":{"replicas":2}}""");
        var start = await PutInForceWithWidgetsAsync(
            """ "validations":[{"expression":"int(object.data.replicas) <= params.spec.replicas","messageExpression":"'more than ' + params.kind + ' of ' + params.apiVersion"}] """,
            """{"name":"limit","parameterNotFoundAction":"Deny"}""");

        await CreateAsync(ConfigMaps, "a", """{"data":{"replicas":"2"}}""");
        (await RefusedAsync("b", """{"data":{"replicas":"3"}}""")).Says($"configmaps \"b\" is forbidden: {start}more than Widget of {widgets.ApiVersion}");
    }

    [Theory, Checklist(65)]
    [InlineData("Deny")]
    [InlineData("Warn")]
    public async Task Where_they_have_to_be_there_and_are_not_the_request_is_refused(string action)
    {
        var start = await PutInForceWithWidgetsAsync(Validations, """{"name":"none","parameterNotFoundAction":"Deny"}""", action);

        (await RefusedAsync("a")).Says($"configmaps \"a\" is forbidden: {start}failed to configure binding: no params found for policy binding with `Deny` parameterNotFoundAction");
    }

    [Theory, Checklist(65)]
    [InlineData("Allow", "Fail")]
    [InlineData("Deny", "Ignore")]
    public async Task Where_they_may_be_missing_or_failures_are_ignored_it_passes(string action, string failurePolicy)
    {
        await PutInForceWithWidgetsAsync($$""" "failurePolicy":"{{failurePolicy}}",{{Validations}}""", $$"""{"name":"none","parameterNotFoundAction":"{{action}}"}""");

        await CreateAsync(ConfigMaps, "a", """{"data":{"a":"b"}}""");
    }

    [Fact, Checklist(65)]
    public async Task A_binding_without_them_has_none()
    {
        var start = await PutInForceAsync("""{"paramKind":{"apiVersion":"v1","kind":"Namespace"},"validations":[{"expression":"params != null","message":"no parameters"}]}""");

        (await RefusedAsync("a")).Says($"configmaps \"a\" is forbidden: {start}no parameters");
    }

    [Fact, Checklist(65)]
    public async Task Those_of_a_kind_of_the_cluster_have_no_namespace()
    {
        const string kind = """{"paramKind":{"apiVersion":"v1","kind":"Namespace"},"validations":[{"expression":"false","messageExpression":"string(params.metadata.name)"}]}""";
        var starts = await PutAllInForceAsync(
            (kind, """
                {"paramRef":{"name":"default","parameterNotFoundAction":"Deny"},"matchResources":{"objectSelector":{"matchLabels":{"right":"true"}}}}
                """),
            (kind, """
                {"paramRef":{"name":"default","namespace":"default","parameterNotFoundAction":"Deny"},"matchResources":{"objectSelector":{"matchLabels":{"right":"false"}}}}
                """));

        (await RefusedAsync("a", """{"metadata":{"labels":{"right":"true"}}}""")).Says($"configmaps \"a\" is forbidden: {starts[0]}default");
        (await RefusedAsync("b", """{"metadata":{"labels":{"right":"false"}}}""")).Says(
            $"configmaps \"b\" is forbidden: {starts[1]}failed to configure binding: paramRef.namespace must not be provided for a cluster-scoped `paramKind`");
    }

    [Fact, Checklist(65)]
    public async Task A_kind_that_is_not_served_refuses_the_request()
    {
        var start = await PutInForceAsync($$"""{"paramKind":{"apiVersion":"{{Group}}/v1","kind":"Nothing"},"validations":[{"expression":"true"}]}""", """{"paramRef":{"name":"a","parameterNotFoundAction":"Allow"}}""");
        var ofPolicy = start[..start.IndexOf(" with binding", StringComparison.Ordinal)];

        (await RefusedAsync("a")).Says($"configmaps \"a\" is forbidden: {ofPolicy} denied request: failed to configure policy: failed to find resource referenced by paramKind: '{Group}/v1, Kind=Nothing'");
    }

    // Of a kind of the run's own: a kube-apiserver that stops to follow a kind of its own never follows it again.
    private async Task<string> PutInForceWithWidgetsAsync(string members, string reference, string action = "Deny", bool namesNamespace = false)
    {
        var widgets = await WidgetsAsync();
        var parameters = JsonNode.Parse(reference)!;
        if (namesNamespace)
        {
            parameters["namespace"] = Namespace;
        }
        var start = await PutInForceAsync(
            $$"""{"paramKind":{"apiVersion":"{{widgets.ApiVersion}}","kind":"Widget"},{{members}}}""",
            new JsonObject { ["paramRef"] = parameters, ["validationActions"] = new JsonArray(action) }.ToJsonString());
        // What is served it looks up twice a minute.
        await Api.UntilAsync(
            () => Api.PostAsync(ConfigMaps.Path + "?dryRun=All", ConfigMaps.New("a")),
            answer => answer.Body.Text("message")?.Contains("failed to find resource", StringComparison.Ordinal) != true);
        return start;
    }
}
